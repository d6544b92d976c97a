import { CommandExecutor } from './command.executor.js';
import { account, annul, approve, contract, newLog, openHistory, runOn, stateHeadcount } from './sample.accounts.fixture.js';

const rights = { approve: { right: 'staffing.approve' }, 'state-headcount': { right: 'staffing.record' } };
const only = (...granted: readonly string[]) => ({ may: (right: string) => granted.includes(right) });

const recorded = async () => {
  const log = newLog();
  const run = runOn(log, new CommandExecutor(contract, [account], [], rights));
  const eventId = (await run(approve, { owner: 'a', count: 5 }, 'c0')).events[0]?.eventId ?? '';
  return { log, run, eventId, annulment: { streamId: 'account/a', eventId, reason: '误录' } };
};

describe('who may correct', () => {
  it('is whoever may give the command that is corrected; the same person may', async () => {
    const { run, eventId } = await recorded();
    await expect(run(approve, { owner: 'a', count: 6 }, 'c1', { corrects: eventId, ...only('staffing.record', 'correct') })).rejects.toMatchObject({ name: 'NotEntitled', right: 'staffing.approve' });
    expect(await run(approve, { owner: 'a', count: 6 }, 'c2', { corrects: eventId, ...only('staffing.approve') })).toMatchObject({ status: 'recorded' });
  });

  it('is decided by the command that is corrected, not by the one that corrects', async () => {
    const { log, run, eventId } = await recorded();
    const kindred = { ...approve, name: 'state-headcount' };
    await expect(run(kindred, { owner: 'a', count: 6 }, 'c1', { corrects: eventId, ...only('staffing.record') })).rejects.toMatchObject({ right: 'staffing.approve' });
    expect(await log.head()).toMatchObject({ position: 1 });
  });

  it('is whoever may give the command that is annulled', async () => {
    const { run, annulment } = await recorded();
    await expect(run(annul, annulment, 'c1', only('correct', 'staffing.record'))).rejects.toMatchObject({ name: 'NotEntitled', right: 'staffing.approve' });
    expect(await run(annul, annulment, 'c2', only('staffing.approve'))).toMatchObject({ status: 'recorded' });
  });

  it('needs the right to correct for what a command recorded that is no more', async () => {
    const { log, eventId } = await recorded();
    const later = runOn(log, new CommandExecutor(contract, [account], [], {}));
    const renamed = { ...approve, name: 'approve-anew' };
    await expect(later(renamed, { owner: 'a', count: 6 }, 'c1', { corrects: eventId, ...only('staffing.record') })).rejects.toMatchObject({ right: 'correct' });
    expect(await later(renamed, { owner: 'a', count: 6 }, 'c2', { corrects: eventId, ...only('correct') })).toMatchObject({ status: 'recorded' });
  });

  it('is, by a row of an import, whoever may import history', async () => {
    const { run } = await recorded();
    await openHistory(run);
    const { events } = await run(stateHeadcount, { owner: 'a', count: 1 }, 'h1', { mode: 'history' });
    const row = { mode: 'history', corrects: events[0]?.eventId ?? '' } as const;
    await expect(run(stateHeadcount, { owner: 'a', count: 2 }, 'c1', { ...row, ...only('staffing.record', 'correct') })).rejects.toMatchObject({ right: 'import-history' });
    expect(await run(stateHeadcount, { owner: 'a', count: 2 }, 'c2', { ...row, ...only('import-history') })).toMatchObject({ status: 'recorded' });
  });

  it('is, by a row that takes back what a decision is asked for, who may sign corrections besides', async () => {
    const log = newLog();
    const run = runOn(log, new CommandExecutor(contract, [account], [], { approve: { right: 'staffing.approve', matter: () => ({ code: 'quota.approve', subjects: ['a'] }) } }));
    await openHistory(run);
    const { events } = await run(approve, { owner: 'a', count: 461 }, 'h1', { mode: 'history' });
    const row = { mode: 'history', corrects: events[0]?.eventId ?? '' } as const;
    await expect(run(approve, { owner: 'a', count: 4610 }, 'c1', { ...row, ...only('staffing.approve', 'import-history') })).rejects.toMatchObject({ right: 'correction.sign' });
    expect(await run(approve, { owner: 'a', count: 462 }, 'c2', { ...row, ...only('import-history', 'correction.sign') })).toMatchObject({ status: 'recorded' });
  });

  it('is, by a row that takes back what sets tables and rules, who may set these besides', async () => {
    const run = runOn(newLog(), new CommandExecutor(contract, [account], [], { approve: { right: 'rules.set' } }));
    await openHistory(run);
    const { events } = await run(approve, { owner: 'a', count: 461 }, 'h1', { mode: 'history' });
    const annulment = { streamId: 'account/a', eventId: events[0]?.eventId ?? '', reason: '误录' };
    await expect(run(annul, annulment, 'c1', { mode: 'history', ...only('import-history') })).rejects.toMatchObject({ right: 'rules.set' });
    expect(await run(annul, annulment, 'c2', { mode: 'history', ...only('import-history', 'rules.set') })).toMatchObject({ status: 'recorded' });
  });

  it.each(['', '  '])('must say why (%j)', async (reason) => {
    const { run, eventId } = await recorded();
    await expect(run(approve, { owner: 'a', count: 6 }, 'c1', { corrects: eventId, reason })).rejects.toMatchObject({ rule: 'correction-reason' });
  });
});
