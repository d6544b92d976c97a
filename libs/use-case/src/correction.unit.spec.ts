import { decodeData, decodeEnvelope } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { Timeline } from '@yange/kernel';
import { CommandExecutor } from './command.executor.js';
import { account, annul, approve, contract, move, newLog, openHistory, runOn, stateHeadcount, type Account, type Run } from './sample.accounts.fixture.js';

const stateOf = async (log: EventLog, owner: string): Promise<Account> => {
  const events = await log.readStream(`account/${owner}`);
  const facts = events.map(({ eventId, position, supersedes, effectiveFrom, effectiveTo, type, data }) => ({
    event: decodeData(contract, type, data) as never, eventId, position, order: 0, supersedes, effective: { from: effectiveFrom, to: effectiveTo, precision: 'day' as const, text: '' },
  }));
  return Timeline.of(account, facts).latest();
};

const idOf = async (outcome: ReturnType<Run>, index = 0): Promise<string> => (await outcome).events[index]?.eventId ?? '';

describe('a correction', () => {
  it('takes the place of what it corrects, and so does its own correction', async () => {
    const log = newLog();
    const run = runOn(log);
    const wrong = await idOf(run(approve, { owner: 'a', count: 5 }, 'c1'));
    const right = await idOf(run(approve, { owner: 'a', count: 6 }, 'c2', { corrects: wrong }));
    await run(approve, { owner: 'a', count: 7 }, 'c3', { corrects: right });
    expect((await log.readStream('account/a')).map(({ supersedes }) => supersedes)).toEqual([null, wrong, right]);
    expect(await stateOf(log, 'a')).toEqual({ approved: 7, taken: 0 });
  });

  it('is refused for what is no event, was corrected before, or was annulled', async () => {
    const run = runOn(newLog());
    const wrong = await idOf(run(approve, { owner: 'a', count: 5 }, 'c1'));
    await expect(run(approve, { owner: 'a', count: 6 }, 'c2', { corrects: '00000000-0000-4000-8000-000000000000' })).rejects.toMatchObject({ rule: 'nothing-to-correct' });
    await run(approve, { owner: 'a', count: 6 }, 'c3', { corrects: wrong });
    await expect(run(approve, { owner: 'a', count: 7 }, 'c4', { corrects: wrong })).rejects.toMatchObject({ rule: 'nothing-to-correct' });
  });

  it('of another kind is refused, and one that would leave nothing', async () => {
    const log = newLog();
    const run = runOn(log);
    await run(approve, { owner: 'a', count: 4 }, 'c0', { on: '2018-01-01' });
    const wrong = await idOf(run(approve, { owner: 'a', count: 5 }, 'c1'));
    await expect(run(stateHeadcount, { owner: 'a', count: 1 }, 'c2', { corrects: wrong })).rejects.toMatchObject({ rule: 'correction-of-other-kind', facts: { type: 'QuotaApproved' } });
    await expect(run(approve, { owner: 'a', count: 4 }, 'c3', { corrects: wrong })).rejects.toMatchObject({ rule: 'correction-changes-nothing' });
    expect(await stateOf(log, 'a')).toMatchObject({ approved: 5 });
  });

  it('that belongs to another owner takes the fact out of the one and puts it into the other', async () => {
    const log = newLog();
    const run = runOn(log);
    const wrong = await idOf(run(approve, { owner: 'a', count: 5 }, 'c1'));
    expect((await run(approve, { owner: 'b', count: 5 }, 'c2', { corrects: wrong })).events.map(({ type, streamId }) => `${type} ${streamId}`)).toEqual(['QuotaApproved account/b', 'EventAnnulled account/a']);
    expect([await stateOf(log, 'a'), await stateOf(log, 'b')]).toEqual([{ approved: null, taken: 0 }, { approved: 5, taken: 0 }]);
  });

  it('is refused where the fact is also kept in a stream that the service does not know', async () => {
    const log = newLog();
    await runOn(log)(approve, { owner: 'a', count: 9 }, 'c0', { on: '2018-01-01' });
    const wrong = await idOf(runOn(log)(move, { from: 'a', to: 'b', count: 1 }, 'c1'));
    await expect(runOn(log, new CommandExecutor(contract))(move, { from: 'a', to: 'c', count: 1 }, 'c2', { corrects: wrong })).rejects.toMatchObject({ rule: 'correction-of-other-kind', facts: { streamId: 'account/b' } });
  });

  it('keeps the place that the manifest gave, on the same day only', async () => {
    const log = newLog();
    const run = runOn(log);
    await openHistory(run);
    const first = await idOf(run(approve, { owner: 'a', count: 5 }, 'c1', { mode: 'history', order: 7 }));
    await run(approve, { owner: 'a', count: 9 }, 'c2', { mode: 'history', order: 8 });
    const corrected = await idOf(run(approve, { owner: 'a', count: 6 }, 'c3', { corrects: first }));
    const orderOf = async (eventId: string): Promise<bigint> => decodeEnvelope((await log.findEvent(eventId))?.envelope ?? new Uint8Array()).order;
    expect(await orderOf(corrected)).toBe(7n);
    const moved = await idOf(run(approve, { owner: 'a', count: 6 }, 'c4', { corrects: corrected, on: '2019-03-01' }));
    expect(await orderOf(moved)).toBe(0n);
  });

  it('is held to the limits on the dates that the corrected fact no longer covers', async () => {
    const run = runOn(newLog());
    await run(approve, { owner: 'a', count: 3 }, 'c0', { on: '2018-01-01' });
    const more = await idOf(run(approve, { owner: 'a', count: 9 }, 'c1', { on: '2019-01-01' }));
    await run(stateHeadcount, { owner: 'a', count: 8 }, 'c2', { on: '2019-02-01' });
    await expect(run(approve, { owner: 'a', count: 9 }, 'c3', { on: '2019-06-01', corrects: more })).rejects.toMatchObject({ rule: 'over-quota', facts: { date: '2019-02-01' } });
    expect(await run(approve, { owner: 'a', count: 9 }, 'c4', { on: '2019-01-15', corrects: more })).toMatchObject({ status: 'recorded' });
  });
});

describe('a fact that one command keeps in two streams', () => {
  const moved = async () => {
    const log = newLog();
    const run = runOn(log);
    await run(approve, { owner: 'a', count: 10 }, 'a10', { on: '2018-01-01' });
    await run(approve, { owner: 'b', count: 10 }, 'b10', { on: '2018-01-01' });
    const { events } = await run(move, { from: 'a', to: 'b', count: 4 }, 'moved');
    const both = async (): Promise<readonly (number | null)[]> => [(await stateOf(log, 'a')).approved, (await stateOf(log, 'b')).approved];
    return { log, run, both, out: events[0]?.eventId ?? '', into: events[1]?.eventId ?? '' };
  };

  it.each(['out', 'into'] as const)('is annulled as a whole, whichever half is named (%s)', async (half) => {
    const { log, run, both, ...ids } = await moved();
    expect(await both()).toEqual([6, 14]);
    const streamId = half === 'out' ? 'account/a' : 'account/b';
    const outcome = await run(annul, { streamId, eventId: ids[half], reason: '误录' }, 'annulled');
    expect(outcome.events.map((event) => `${event.type} ${event.streamId}`).sort()).toEqual(['EventAnnulled account/a', 'EventAnnulled account/b']);
    expect(await both()).toEqual([10, 10]);
    expect(new Set((await log.readPage({ after: 3, limit: 10 })).events.slice(-2).map(({ supersedes }) => supersedes))).toEqual(new Set([ids.out, ids.into]));
    await expect(run(annul, { streamId: 'account/b', eventId: ids.into, reason: '误录' }, 'again')).rejects.toMatchObject({ rule: 'nothing-to-annul' });
  });

  it('is not annulled at all where one half may not go', async () => {
    const { run, both, out, log } = await moved();
    await run(stateHeadcount, { owner: 'b', count: 12 }, 'people', { on: '2019-05-01' });
    await expect(run(annul, { streamId: 'account/a', eventId: out, reason: '误录' }, 'annulled')).rejects.toMatchObject({ rule: 'over-quota', facts: { date: '2019-05-01' } });
    expect(await both()).toEqual([6, 14]);
    expect(await log.findCommand('p-1', 'annulled')).toBeNull();
  });

  it('is corrected as a whole', async () => {
    const { run, both, into } = await moved();
    await run(move, { from: 'a', to: 'b', count: 1 }, 'corrected', { corrects: into });
    expect(await both()).toEqual([9, 11]);
  });

  it('is corrected as a whole when it went to a third account in truth', async () => {
    const { log, run, both, out } = await moved();
    await run(move, { from: 'a', to: 'c', count: 4 }, 'corrected', { corrects: out });
    expect([...(await both()), (await stateOf(log, 'c')).approved]).toEqual([6, 10, 4]);
  });

  it('is not corrected by a command that states one half only', async () => {
    const { run, out } = await moved();
    const half = { ...move, name: 'other-move', decide: (body: never, timelines: never, meta: never) => ({ append: { out: move.decide(body, timelines, meta).append.out } }) as never };
    await expect(run(half, { from: 'a', to: 'b', count: 1 }, 'corrected', { corrects: out })).rejects.toMatchObject({ rule: 'correction-of-other-kind', facts: { command: 'move' } });
  });

  it('is found whole among very many events of one command', async () => {
    const log = newLog();
    const run = runOn(log);
    const owners = Array.from({ length: 40 }, (_, index) => `o${index}`);
    const everyone = { ...approve, name: 'approve-all', streams: () => Object.fromEntries(owners.map((owner) => [owner, { streamId: `account/${owner}`, aggregate: account }])), decide: () => ({ append: Object.fromEntries(owners.map((owner) => [owner, [contract.make('QuotaApproved', { count: 1 })]])) }) as never };
    await run(everyone as never, { owner: 'x', count: 1 }, 'before');
    const { events } = await run(everyone as never, { owner: 'x', count: 1 }, 'all');
    expect((await run(annul, { streamId: 'account/o0', eventId: events[0]?.eventId, reason: '误录' }, 'annulled')).events).toHaveLength(40);
  });
});

describe('an annulment', () => {
  it('needs no more than the event: it supersedes it', async () => {
    const log = newLog();
    const run = runOn(log);
    const eventId = await idOf(run(approve, { owner: 'a', count: 5 }, 'c1'));
    await run(annul, { streamId: 'account/a', eventId, reason: '误录' }, 'c2');
    expect((await log.readStream('account/a')).at(-1)).toMatchObject({ type: 'EventAnnulled', supersedes: eventId });
    expect(await stateOf(log, 'a')).toEqual({ approved: null, taken: 0 });
  });

  it('may say so twice, in agreement only', async () => {
    const run = runOn(newLog());
    const [one, other] = [await idOf(run(approve, { owner: 'a', count: 5 }, 'c1')), await idOf(run(stateHeadcount, { owner: 'a', count: 1 }, 'c2'))];
    await expect(run(annul, { streamId: 'account/a', eventId: one, reason: '误录' }, 'c3', { corrects: other })).rejects.toMatchObject({ rule: 'nothing-to-annul' });
    expect(await run(annul, { streamId: 'account/a', eventId: one, reason: '误录' }, 'c4', { corrects: one })).toMatchObject({ status: 'recorded' });
  });

  it('is refused for another stream, an unknown event, an annulment, and what was annulled before', async () => {
    const run = runOn(newLog());
    const eventId = await idOf(run(approve, { owner: 'a', count: 5 }, 'c1'));
    await run(approve, { owner: 'b', count: 5 }, 'c2');
    const refused = (streamId: string, id: string, commandId: string) => expect(run(annul, { streamId, eventId: id, reason: '误录' }, commandId)).rejects.toMatchObject({ rule: 'nothing-to-annul' });
    await refused('account/b', eventId, 'c3');
    await refused('account/a', '00000000-0000-4000-8000-000000000000', 'c4');
    await refused('nobody/a', eventId, 'c5');
    const annulled = await idOf(run(annul, { streamId: 'account/a', eventId, reason: '误录' }, 'c6'));
    await refused('account/a', annulled, 'c7');
    await refused('account/a', eventId, 'c8');
  });
});
