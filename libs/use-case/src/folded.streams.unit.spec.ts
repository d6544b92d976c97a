import type { EventLog, StoredEvent } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import fc from 'fast-check';
import { FoldedStreams, type KeepOptions } from './folded.streams.js';
import { account, approve, contract, newLog, runOn, stateHeadcount } from './sample.accounts.fixture.js';
import { streamOf } from './use-case.definition.js';

const owner = 'a';
const stream = streamOf(account, owner);
const every: KeepOptions = { shortest: 1 };

/** The log, and how many events were read from it. */
const counted = (log: EventLog): { readonly log: EventLog; read(): number } => {
  let read = 0;
  const readStream = async (streamId: string, after?: number): Promise<readonly StoredEvent[]> => {
    const events = await log.readStream(streamId, after);
    read += events.length;
    return events;
  };
  return { log: Object.assign(Object.create(log) as EventLog, { readStream }), read: () => read };
};

const filled = async (events: number): Promise<EventLog> => {
  const log = newLog();
  for (let count = 1; count <= events; count += 1) await runOn(log)(approve, { owner, count }, `c${count}`);
  return log;
};

describe('streams that are kept folded', () => {
  it('are read from where they were left, and say what reading from the beginning says', async () => {
    const step = fc.record({ count: fc.integer({ min: 1, max: 9 }), day: fc.constantFrom('2018-01-01', '2019-01-01', '2019-06-01', '2020-01-01'), corrects: fc.option(fc.nat(), { nil: null }), looks: fc.boolean() });
    let corrected = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        const log = newLog();
        const kept = new FoldedStreams(contract, every);
        const known: string[] = [];
        for (const [index, { count, day, corrects, looks }] of steps.entries()) {
          const target = corrects === null || known.length === 0 ? null : (known[corrects % known.length] ?? null);
          const outcome = await runOn(log)(approve, { owner, count }, `c${index}`, { effective: onDay(day), corrects: target, reason: '笔误' }).catch(() => null);
          if (target !== null && (outcome?.events.length ?? 0) > 0) corrected += 1;
          known.push(...(outcome?.events ?? []).map(({ eventId }) => eventId));
          if (!looks) continue;
          const [one, other] = [await kept.load(log, stream as never), await new FoldedStreams(contract).load(log, stream as never)];
          expect([one.version, one.timeline.latest(), one.timeline.facts]).toEqual([other.version, other.timeline.latest(), other.timeline.facts]);
          for (const date of ['2017-12-31', '2018-06-01', '2019-03-01', '2030-01-01']) expect(one.timeline.at(date)).toEqual(other.timeline.at(date));
        }
      }),
      { numRuns: 60 },
    );
    expect(corrected).toBeGreaterThan(0);
  });

  it('cost what was added, and one event to see that the log is the one that it was', async () => {
    const { log, read } = counted(await filled(40));
    const kept = new FoldedStreams(contract);
    await kept.load(log, stream as never);
    expect(read()).toBe(40);
    await kept.load(log, stream as never);
    expect(read()).toBe(41);
    await runOn(log)(approve, { owner, count: 99 }, 'more');
    const before = read();
    expect((await kept.load(log, stream as never)).version).toBe(41);
    expect(read() - before).toBe(2);
  });

  it('are read anew where they are short, and where the log keeps more than it may', async () => {
    const asked = async (options: KeepOptions): Promise<number> => {
      const { log, read } = counted(await filled(5));
      const kept = new FoldedStreams(contract, options);
      await kept.load(log, stream as never);
      await kept.load(log, stream as never);
      return read();
    };
    expect([await asked({ shortest: 6 }), await asked({ shortest: 5 }), await asked({ shortest: 5, most: 4 })]).toEqual([10, 6, 10]);
    const log = newLog();
    for (const name of ['a', 'b', 'c']) for (const count of [1, 2]) await runOn(log)(approve, { owner: name, count }, `${name}${count}`);
    const seen = counted(log);
    const kept = new FoldedStreams(contract, { shortest: 1, most: 4 });
    const load = (name: string) => kept.load(seen.log, streamOf(account, name) as never);
    for (const name of ['a', 'b', 'a', 'c']) await load(name);
    const before = seen.read();
    await load('a');
    await load('b');
    expect(seen.read() - before).toBe(1 + 2);
  });

  it('are forgotten where the log behind them is another one by then', async () => {
    let inner = await filled(3);
    const log = Object.assign(Object.create(inner) as EventLog, { readStream: (streamId: string, after?: number) => inner.readStream(streamId, after) });
    const kept = new FoldedStreams(contract, every);
    await kept.load(log, stream as never);
    inner = newLog();
    for (const count of [7, 8, 9, 10]) await runOn(inner)(approve, { owner, count }, `other${count}`);
    expect((await kept.load(log, stream as never)).timeline.facts.map(({ event }) => (event.data as { count: number }).count)).toEqual([7, 8, 9, 10]);
    inner = newLog();
    expect((await kept.load(log, stream as never)).version).toBe(0);
  });

  it('never let two processes take the same place: each decides anew on what the other appended', async () => {
    const log = await filled(40);
    const [one, other] = [runOn(log), runOn(log)];
    await one(stateHeadcount, { owner, count: 39 }, 'one');
    await other(stateHeadcount, { owner, count: 40 }, 'other');
    await expect(one(stateHeadcount, { owner, count: 41 }, 'over')).rejects.toMatchObject({ rule: 'over-quota' });
    await other(approve, { owner, count: 41 }, 'raised');
    expect(await one(stateHeadcount, { owner, count: 41 }, 'now')).toMatchObject({ status: 'recorded' });
  });
});
