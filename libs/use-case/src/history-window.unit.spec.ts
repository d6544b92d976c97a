import { MemoryEventLogs, OverlayEventLog } from '@yange/event-log';
import { approve, newLog, openHistory, runOn } from './sample.accounts.fixture.js';

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
