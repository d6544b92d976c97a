import { AwaitedNotes } from './awaited-notes.js';

/** A decision that misses a note until it was taken so many times. */
const missingUntil = (times: number, id = 'organ') => {
  const asked = { times: 0 };
  const ponder = () => {
    asked.times += 1;
    return Promise.resolve({ decision: { awaits: asked.times < times ? [id] : [] } });
  };
  return { asked, ponder };
};

describe('a note that may be on its way', () => {
  it('is waited for until it comes', async () => {
    const { asked, ponder } = missingUntil(3);
    expect((await Object.assign(new AwaitedNotes(), { patienceMs: 60_000 }).come(ponder)).decision.awaits).toEqual([]);
    expect(asked.times).toBe(3);
  });

  it('is waited for no longer than it may take, and not again for a while; another is', async () => {
    const notes = Object.assign(new AwaitedNotes(), { patienceMs: 40 });
    const never = missingUntil(Infinity);
    expect((await notes.come(never.ponder)).decision.awaits).toEqual(['organ']);
    const before = never.asked.times;
    await notes.come(never.ponder);
    expect([before > 1, never.asked.times - before]).toEqual([true, 1]);
    const other = missingUntil(2, 'other');
    await notes.come(other.ponder);
    expect(other.asked.times).toBe(2);
  });

  it('is waited for again once the while is over', async () => {
    const notes = Object.assign(new AwaitedNotes(), { patienceMs: 40, rememberedMs: 0 });
    const { asked, ponder } = missingUntil(Infinity);
    await notes.come(ponder);
    const first = asked.times;
    await notes.come(ponder);
    expect(asked.times).toBeGreaterThan(first + 1);
  });

  it('is none where nothing is missed: the decision is taken once', async () => {
    const { asked, ponder } = missingUntil(1);
    await new AwaitedNotes().come(ponder);
    expect(asked.times).toBe(1);
  });
});
