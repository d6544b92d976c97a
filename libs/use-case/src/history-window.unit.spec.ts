import { MemoryEventLogs, OverlayEventLog } from '@yange/event-log';
import { CommandExecutor } from './command.executor.js';
import { platformRules } from './rules/platform.rules.js';
import { setRuleMode } from './rules/set-rule-mode.use-case.js';
import { account, annul, approve, contract, newLog, openHistory, runOn, type Run } from './sample.accounts.fixture.js';
import type { AnyUseCase } from './use-case.definition.js';

const five = { owner: 'a', count: 5 };

describe('history', () => {
  it('cannot be entered before a cut-over date is set, and nothing is stored', async () => {
    const log = newLog();
    await expect(runOn(log)(approve, five, 'c1', { mode: 'history' })).rejects.toMatchObject({ rule: 'history-window-closed' });
    expect(await log.head()).toMatchObject({ position: 0 });
    expect(await log.findCommand('p-1', 'c1')).toBeNull();
  });

  it.each([
    ['2020-06-30', 'recorded'],
    ['2020-07-01', 'after-cut-over'],
    ['2020年6月', 'recorded'],
    ['2020年7月', 'after-cut-over'],
    ['2020年', 'after-cut-over'],
    ['截至2020年6月', 'recorded'],
    ['2019年1月到2020年7月', 'after-cut-over'],
  ])('before 2020-07-01: of %s it is %s', async (on, expected) => {
    const run = runOn(newLog());
    await openHistory(run);
    const outcome = await run(approve, five, 'c1', { mode: 'history', on }).then(({ status }) => status, (error: { rule: string }) => error.rule);
    expect(outcome).toBe(expected);
  });

  it('needs no document with number and issuer; live does', async () => {
    const run = runOn(newLog());
    await openHistory(run);
    expect(await run(approve, five, 'c1', { mode: 'history', citations: [{ title: '报告' }] })).toMatchObject({ status: 'recorded' });
    await expect(run(approve, { owner: 'b', count: 5 }, 'c2', { citations: [{ title: '报告' }] })).rejects.toMatchObject({ rule: 'document-number' });
  });

  it('has one cut-over date: the same again changes nothing, another is refused', async () => {
    const run = runOn(newLog());
    await openHistory(run);
    expect(await openHistory(run, '2020-07-01', 'again')).toMatchObject({ status: 'unchanged' });
    await expect(openHistory(run, '2021-01-01', 'other')).rejects.toMatchObject({ rule: 'cut-over-changed', facts: { cutOver: '2020-07-01' } });
  });

  it('opened for a check is not open in the log, nor in another district', async () => {
    const logs = new MemoryEventLogs('staffing');
    const log = logs.forDistrict('150302');
    const overlay = runOn(new OverlayEventLog(log));
    await openHistory(overlay);
    expect(await overlay(approve, five, 'c1', { mode: 'history' })).toMatchObject({ status: 'recorded' });
    await expect(runOn(log)(approve, five, 'c1', { mode: 'history' })).rejects.toMatchObject({ rule: 'history-window-closed' });
    await openHistory(runOn(log));
    await expect(runOn(logs.forDistrict('150303'))(approve, five, 'c1', { mode: 'history', district: '150303' })).rejects.toMatchObject({ rule: 'history-window-closed' });
  });
});

describe('live business', () => {
  const rule = 'before-cut-over';
  let log: ReturnType<typeof newLog>;
  let run: Run;
  const fact = async (outcome: ReturnType<Run>): Promise<string> => (await outcome).events[0]?.eventId ?? '';
  const setMode = setRuleMode(contract, platformRules);

  beforeEach(async () => {
    log = newLog();
    run = runOn(log, new CommandExecutor(contract, [account], platformRules));
    await openHistory(run);
  });

  it.each([
    ['2020-06-30', rule],
    ['2020-07-01', 'recorded'],
    ['2020年6月', rule],
    ['2020年7月', 'recorded'],
    // What may have been at any day up to one after it is judged by its last.
    ['2020年', 'recorded'],
  ])('takes effect from the cut-over date on: of %s it is %s', async (on, expected) => {
    expect(await run(approve, five, 'c1', { on }).then(({ status }) => status, (error: { rule: string }) => error.rule)).toBe(expected);
    expect((await log.readStream('account/a')).length).toBe(expected === 'recorded' ? 1 : 0);
  });

  it('says what to do instead', async () => {
    await expect(run(approve, five, 'c1', { on: '2019-02-01' })).rejects.toMatchObject({ rule, zh: expect.stringMatching(/作为历史数据导入.*更正/), en: expect.stringMatching(/import .* as history, or correct/), facts: { cutOver: '2020-07-01', effective: '2019-02-01' } });
  });

  it('may be dated as it likes in a district that was never opened for history', async () => {
    expect(await runOn(newLog())(approve, five, 'c1', { on: '1990-01-01' })).toMatchObject({ status: 'recorded', findings: [] });
  });

  it('that changes nothing is told so, whatever its day', async () => {
    await run(approve, five, 'h1', { on: '2018-01-01', mode: 'history' });
    expect(await run(approve, five, 'c1', { on: '2019-02-01' })).toMatchObject({ status: 'unchanged' });
  });

  it('corrects and annuls what lies before, yet moves nothing there', async () => {
    const history = await fact(run(approve, five, 'h1', { on: '2018-01-01', mode: 'history' }));
    const corrected = await fact(run(approve, { ...five, count: 6 }, 'c1', { on: '2018-03-01', corrects: history }));
    expect(await run(annul, { streamId: 'account/a', eventId: corrected, reason: '误录' }, 'a1', { on: '2018-03-01' })).toMatchObject({ status: 'recorded' });
    const live = await fact(run(approve, five, 'l1', { on: '2020-07-01' }));
    await expect(run(approve, five, 'c2', { on: '2020-06-30', corrects: live })).rejects.toMatchObject({ rule });
  });

  it.each<readonly [string, Partial<AnyUseCase>, object]>([
    ['follows from another service', {}, { actor: { person: 'r', role: 'reaction', tokenId: '' } }],
    ['tells of a day without changing what was so then', { ofAnyDay: true }, {}],
    ['keeps the log itself', { administrative: true }, {}],
    ['corrects a slip of the pen', { slip: true }, {}],
  ])('that %s has the day that it has', async (_what, more, over) => {
    expect(await run({ ...approve, ...more } as AnyUseCase, five, 'c1', { on: '2019-02-01', ...over })).toMatchObject({ status: 'recorded' });
  });

  it('is treated as the district says on the day on which it comes, which no mode of the day of the fact could say', async () => {
    await run(setMode, { rule, mode: 'warn', reason: '补录期' }, 'mode', { on: '2026-11-01', today: '2026-11-01' });
    const late = (today: string, owner: string) => run(approve, { owner, count: 5 }, `late ${owner}`, { on: '2019-02-01', today });
    await expect(late('2026-10-31', 'b')).rejects.toMatchObject({ rule });
    expect(await late('2026-11-01', 'c')).toMatchObject({ status: 'recorded', findings: [{ rule }] });
  });
});
