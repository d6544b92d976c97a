import { onDay } from '@yange/kernel';
import { CommandExecutor } from './command.executor.js';
import { account, approve, contract, keyHolder, move, newLog, runOn, stateHeadcount } from './sample.accounts.fixture.js';
import { platformRules } from './rules/platform.rules.js';
import { scheduledChanges } from './scheduled.changes.js';
import { takeBackScheduledChange } from './take-back.use-case.js';

const aggregates = [account, keyHolder];
const takeBack = takeBackScheduledChange(contract, aggregates);

describe('a scheduled change', () => {
  it.each([
    ['the day before', '2029-12-31', null],
    ['on its day', '2030-01-01', 'scheduled-change-due'],
    ['later', '2031-01-01', 'scheduled-change-due'],
  ])('is taken back before its day, as a whole: %s', async (_what, today, rule) => {
    const log = newLog();
    const run = runOn(log, new CommandExecutor(contract, aggregates, platformRules));
    for (const owner of ['a', 'b']) await run(approve, { owner, count: 5 }, `c-${owner}`);
    const { events } = await run(move, { from: 'a', to: 'b', count: 2 }, 'moved', { on: '2030-01-01' });
    expect(await scheduledChanges(log, contract, aggregates, '2029-12-31')).toHaveLength(2);
    const taken = run(takeBack, { streamId: events[0]?.streamId, eventId: events[0]?.eventId, reason: '暂缓' }, 'taken', { today, effective: onDay('2030-01-01') });
    if (rule === null) await expect(taken).resolves.toMatchObject({ events: [{ type: 'EventAnnulled' }, { type: 'EventAnnulled' }] });
    else await expect(taken).rejects.toMatchObject({ rule });
    expect(await scheduledChanges(log, contract, aggregates, '2029-12-31')).toHaveLength(rule === null ? 0 : 2);
  });

  it('is listed by its day until then, and says when it no longer holds to a limit', async () => {
    const log = newLog();
    const run = runOn(log, new CommandExecutor(contract, aggregates, [{ id: 'over-quota', title: { zh: '', en: '' }, source: { kind: 'conclusion', zh: '', en: '' }, mode: 'warn' }]));
    await run(approve, { owner: 'a', count: 5 }, 'c1');
    await run(stateHeadcount, { owner: 'a', count: 5 }, 'c2', { on: '2031-01-01' });
    await run(approve, { owner: 'a', count: 6 }, 'c3', { on: '2030-01-01' });
    const listed = async (after: string) => (await scheduledChanges(log, contract, aggregates, after)).map(({ event, broken }) => [event.effectiveTo, broken.map(({ rule }) => rule)]);
    expect([await listed('2029-12-31'), await listed('2030-01-01'), await listed('2031-01-01')]).toEqual([[['2030-01-01', []], ['2031-01-01', []]], [['2031-01-01', []]], []]);
    await run(approve, { owner: 'a', count: 4 }, 'c4', { on: '2030-06-01' });
    expect(await listed('2030-06-01')).toEqual([['2031-01-01', ['over-quota']]]);
  });
});
