import { decodeEnvelope, Mode, type Envelope } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { specificationMeta } from './decision.given.js';
import { account, annul, approve, move, newLog, openHistory, runOn, stateHeadcount, type Run } from './sample.accounts.fixture.js';

const envelopeOf = async (log: EventLog, eventId: string): Promise<Envelope> => decodeEnvelope((await log.findEvent(eventId))?.envelope ?? new Uint8Array());

/** As the use case, but breaking a rule of its decision wherever more than three move. */
const movedWithoutApproval = {
  ...move,
  decide: (...[body, timelines, meta]: Parameters<typeof move.decide>) => ({
    ...move.decide(body, timelines, meta),
    violations: [
      { rule: `mode-${meta.mode}`, zh: '方式', en: 'told by the mode' },
      ...(body.count > 3 ? [{ rule: 'more-than-three', zh: '超过三个', en: 'more than three' }] : []),
    ].filter(({ rule }) => rule !== 'mode-history'),
  }),
};

const history = async (): Promise<{ log: EventLog; run: Run; id: (outcome: ReturnType<Run>) => Promise<string> }> => {
  const log = newLog();
  const run = runOn(log);
  await openHistory(run);
  return { log, run, id: async (outcome) => (await outcome).events[0]?.eventId ?? '' };
};

describe('a live correction of what history recorded', () => {
  const overfull = async () => {
    const given = await history();
    await given.run(approve, { owner: 'a', count: 5 }, 'h1', { mode: 'history', on: '2018-01-01' });
    const people = await given.id(given.run(stateHeadcount, { owner: 'a', count: 9 }, 'h2', { mode: 'history', on: '2018-02-01' }));
    return { ...given, people };
  };

  it('keeps the findings of the fact that still hold, told anew, and its mode', async () => {
    const { log, run, people } = await overfull();
    const outcome = await run(stateHeadcount, { owner: 'a', count: 7 }, 'c1', { corrects: people, on: '2018-02-01' });
    expect(outcome).toMatchObject({ status: 'recorded', findings: [{ rule: 'over-quota', zh: '超编 2' }] });
    expect(await envelopeOf(log, outcome.events[0]?.eventId ?? '')).toMatchObject({ mode: Mode.HISTORY, findings: [{ rule: 'over-quota' }], supersedes: people, correctionReason: '录入有误' });
    expect((await run(stateHeadcount, { owner: 'a', count: 5 }, 'c2', { corrects: outcome.events[0]?.eventId ?? '', on: '2018-02-01' })).findings).toEqual([]);
  });

  it('is refused for what it newly adds, on any date', async () => {
    const { run, people } = await overfull();
    await expect(run(stateHeadcount, { owner: 'a', count: 10 }, 'c1', { corrects: people, on: '2018-02-01' })).rejects.toMatchObject({ rule: 'over-quota', facts: { date: '2018-02-01' } });
    await expect(run(stateHeadcount, { owner: 'a', count: 9 }, 'c2', { corrects: people, on: '2018-01-15' })).rejects.toMatchObject({ rule: 'over-quota', facts: { date: '2018-01-15' } });
  });

  it('does not break what live business rests on', async () => {
    const { run, id } = await history();
    const approval = await id(run(approve, { owner: 'a', count: 9 }, 'h1', { mode: 'history', on: '2018-01-01' }));
    await run(stateHeadcount, { owner: 'a', count: 9 }, 'live', { on: '2021-01-01' });
    await expect(run(approve, { owner: 'a', count: 8 }, 'c1', { corrects: approval, on: '2018-01-01' })).rejects.toMatchObject({ rule: 'over-quota', facts: { date: '2021-01-01' } });
    await expect(run(annul, { streamId: 'account/a', eventId: (await id(run(approve, { owner: 'a', count: 10 }, 'c2', { corrects: approval, on: '2018-01-01' }))), reason: '误录' }, 'c3')).resolves.toMatchObject({ status: 'recorded' });
  });

  it('is judged by the mode of the fact, and is refused only a rule that the fact did not break', async () => {
    const { run, id } = await history();
    for (const owner of ['a', 'c']) await run(approve, { owner, count: 100 }, `h-${owner}`, { mode: 'history', on: '2018-01-01' });
    const [small, great] = [await id(run(movedWithoutApproval, { from: 'a', to: 'b', count: 2 }, 'h1', { mode: 'history' })), await id(run(movedWithoutApproval, { from: 'c', to: 'd', count: 33 }, 'h2', { mode: 'history' }))];
    await expect(run(movedWithoutApproval, { from: 'a', to: 'b', count: 4 }, 'c1', { corrects: small })).rejects.toMatchObject({ rule: 'more-than-three' });
    expect(await run(movedWithoutApproval, { from: 'a', to: 'b', count: 3 }, 'c2', { corrects: small })).toMatchObject({ findings: [] });
    const corrected = await run(movedWithoutApproval, { from: 'c', to: 'd', count: 30 }, 'c3', { corrects: great });
    expect(corrected).toMatchObject({ status: 'recorded', findings: [{ rule: 'more-than-three' }] });
    expect(await run(movedWithoutApproval, { from: 'c', to: 'd', count: 31 }, 'c4', { corrects: corrected.events[0]?.eventId ?? '' })).toMatchObject({ findings: [{ rule: 'more-than-three' }] });
  });

  it('comes under live rules where the fact is moved to the cut-over date or after it', async () => {
    const { run, id } = await history();
    const great = await id(run(movedWithoutApproval, { from: 'c', to: 'd', count: 33 }, 'h2', { mode: 'history' }));
    await expect(run(movedWithoutApproval, { from: 'c', to: 'd', count: 33 }, 'c1', { corrects: great, on: '2020-07-01' })).rejects.toMatchObject({ rule: 'mode-live' });
    expect(await run(movedWithoutApproval, { from: 'c', to: 'd', count: 33 }, 'c2', { corrects: great, on: '2020-06-30' })).toMatchObject({ status: 'recorded' });
  });
});

describe('a live correction of a live fact', () => {
  it('stays under live rules, whatever history broke beside it', async () => {
    const { log, run, id } = await history();
    await run(approve, { owner: 'a', count: 100 }, 'h0', { mode: 'history', on: '2018-01-01' });
    await run(movedWithoutApproval, { from: 'a', to: 'b', count: 33 }, 'h1', { mode: 'history' });
    const live = await id(run(move, { from: 'a', to: 'b', count: 1 }, 'l1', { on: '2020-07-01' }));
    await expect(run(movedWithoutApproval, { from: 'a', to: 'b', count: 2 }, 'c1', { corrects: live, on: '2020-07-01' })).rejects.toMatchObject({ rule: 'mode-live' });
    const corrected = await run(move, { from: 'a', to: 'b', count: 2 }, 'c2', { corrects: live, on: '2020-07-01' });
    expect(await envelopeOf(log, corrected.events[0]?.eventId ?? '')).toMatchObject({ mode: Mode.LIVE, findings: [] });
  });

  it('is judged once where its command knows the account by two names', async () => {
    const { run, id } = await history();
    const approval = await id(run(approve, { owner: 'a', count: 9 }, 'l1', { on: '2021-01-01' }));
    await run(approve, { owner: 'a', count: 5 }, 'l0', { on: '2020-07-01' });
    await run(stateHeadcount, { owner: 'a', count: 7 }, 'l2', { on: '2022-01-01' });
    const twice = { ...approve, streams: ({ owner }: { owner: string }) => ({ ...approve.streams({ owner, count: 0 }, specificationMeta()), again: { streamId: `account/${owner}`, aggregate: account } }) };
    expect(await run(twice as never, { owner: 'a', count: 8 }, 'c1', { corrects: approval, on: '2021-01-01' })).toMatchObject({ status: 'recorded', findings: [] });
  });

  it('is refused on a future day that it overfills', async () => {
    const { run, id } = await history();
    const approval = await id(run(approve, { owner: 'a', count: 9 }, 'l1', { on: '2021-01-01' }));
    await run(stateHeadcount, { owner: 'a', count: 9 }, 'l2', { on: '2027-01-01' });
    await expect(run(approve, { owner: 'a', count: 8 }, 'c1', { corrects: approval, on: '2021-01-01' })).rejects.toMatchObject({ rule: 'over-quota', facts: { date: '2027-01-01' } });
  });
});

describe('a correction by a row of an import', () => {
  it('is never refused for a rule: what it breaks is found', async () => {
    const { run, id } = await history();
    await run(approve, { owner: 'a', count: 5 }, 'h1', { mode: 'history', on: '2018-01-01' });
    const people = await id(run(stateHeadcount, { owner: 'a', count: 9 }, 'h2', { mode: 'history', on: '2018-02-01' }));
    const kept = await run(stateHeadcount, { owner: 'a', count: 7 }, 'c1', { mode: 'history', corrects: people, on: '2018-02-01' });
    expect(kept).toMatchObject({ findings: [{ rule: 'over-quota', zh: '超编 2' }] });
    expect(await run(stateHeadcount, { owner: 'a', count: 12 }, 'c2', { mode: 'history', corrects: kept.events[0]?.eventId ?? '', on: '2018-02-01' })).toMatchObject({ findings: [{ rule: 'over-quota', zh: '超编 7' }] });
  });
});
