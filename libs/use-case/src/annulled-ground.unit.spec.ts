import type { EventLog } from '@yange/event-log';
import { derivedId } from '@yange/kernel';
import { z } from 'zod';
import { CommandExecutor } from './command.executor.js';
import { specificationMeta } from './decision.given.js';
import { platformRules } from './rules/platform.rules.js';
import { account, annul, citations, contract, effectiveOf, keyHolder, newLog, openHistory, runOn, stateHeadcount, takeKey, type Run } from './sample.accounts.fixture.js';
import { defineUseCase, streamOf, type AnyUseCase, type CommandMeta } from './use-case.definition.js';

/** Begins an account and tells its id, as what sets up an organ does. */
const open = defineUseCase({
  name: 'open', title: { zh: '开户', en: 'open' }, path: 'accounts', right: 'staffing.record',
  body: z.strictObject({ id: z.uuid().optional(), count: z.number().int().default(5) }),
  streams: ({ id }, meta) => ({ own: streamOf(account, id ?? meta.id('account')) }),
  decide: ({ id, count }, _own, meta) => ({ append: { own: [contract.make('QuotaApproved', { account: { id: id ?? meta.id('account') }, count }) as never] }, answer: { accountId: id ?? meta.id('account') } }),
}) as AnyUseCase;

describe('what rests on a fact', () => {
  let log: EventLog;
  let run: Run;
  const id = derivedId('c1', 'account');
  const streamId = `account/${id}`;
  const fact = async (outcome: ReturnType<Run>): Promise<string> => (await outcome).events[0]?.eventId ?? '';
  const takeBack = (eventId: string, over: Partial<CommandMeta> & { readonly on?: string } = {}, of = streamId) => run(annul, { streamId: of, eventId, reason: '误录' }, JSON.stringify([eventId, Object.keys(over)]), { on: '2021-06-01', ...over });
  const standing = { rule: 'facts-rest-on-annulled' };

  beforeEach(() => {
    log = newLog();
    run = runOn(log, new CommandExecutor(contract, [account, keyHolder], platformRules));
  });

  it('keeps it from being annulled until that is annulled, in its own stream and in others', async () => {
    const begun = await fact(run(open, {}, 'c1'));
    const own = await fact(run(stateHeadcount, { owner: id, count: 3 }, 'c2', { on: '2020-01-01' }));
    const other = await fact(run(takeKey, { owner: 'x', key: id }, 'c3'));
    await expect(takeBack(begun)).rejects.toMatchObject({ ...standing, zh: expect.stringContaining('2 项事实'), facts: { number: '2', events: `${own} ${other}` } });
    await takeBack(own);
    await expect(takeBack(begun)).rejects.toMatchObject({ ...standing, facts: { events: other } });
    await takeBack(other, {}, 'key-holder/x');
    await expect(takeBack(begun)).resolves.toMatchObject({ status: 'recorded' });
  });

  it('is found after the fact was corrected as well, and told in a dry run', async () => {
    const begun = await fact(run(open, {}, 'c1'));
    await run(takeKey, { owner: 'x', key: id }, 'c2');
    const corrected = await fact(run(open, { count: 7 }, 'c3', { corrects: begun }));
    await expect(takeBack(corrected)).rejects.toMatchObject(standing);
    const body = annul.body.parse({ streamId, eventId: corrected, reason: '误录' });
    const told = await new CommandExecutor(contract, [account, keyHolder], platformRules).consider(log, annul as AnyUseCase, body, specificationMeta({ commandId: 'dry', mode: 'live', citations, effective: effectiveOf('2021-06-01') }));
    expect([told.outcome, told.violations.map(({ rule, mode }) => `${rule} ${mode}`), told.touches?.later.map(({ type, why }) => `${type} ${why}`), told.touches?.ids]).toEqual(['refused', ['facts-rest-on-annulled refuse'], ['HeadcountStated names'], [id]]);
  });

  it('is none where the thing was there before, or the fact began nothing', async () => {
    await run(open, {}, 'c1');
    const again = await fact(run(open, { id, count: 9 }, 'c2', { on: '2020-01-01' }));
    await run(takeKey, { owner: 'x', key: id }, 'c3');
    await expect(takeBack(again)).resolves.toMatchObject({ status: 'recorded' });
    const stated = await fact(run(stateHeadcount, { owner: id, count: 3 }, 'c4'));
    await run(stateHeadcount, { owner: id, count: 4 }, 'c5', { on: '2020-02-01' });
    await expect(takeBack(stated)).resolves.toMatchObject({ status: 'recorded' });
  });

  it('is none of what is only prepared, put off or found wrong', async () => {
    run = runOn(log, new CommandExecutor(contract, [account, { ...keyHolder, restsOnNothing: true }], platformRules));
    const begun = await fact(run(open, {}, 'c1'));
    await run(takeKey, { owner: 'x', key: id }, 'c2');
    await expect(takeBack(begun)).resolves.toMatchObject({ status: 'recorded' });
  });

  it('does not stop a row of history, nor what follows from another service', async () => {
    await openHistory(run);
    const begun = await fact(run(open, {}, 'c1', { mode: 'history', on: '2018-01-01' }));
    await run(takeKey, { owner: 'x', key: id }, 'c2', { on: '2021-01-01' });
    await expect(takeBack(begun)).rejects.toMatchObject(standing);
    await expect(takeBack(begun, { mode: 'history', on: '2018-01-01' })).resolves.toMatchObject({ status: 'recorded' });
    const next = await fact(run(open, {}, 'c4', { on: '2021-01-01' }));
    await run(takeKey, { owner: 'y', key: derivedId('c4', 'account') }, 'c5', { on: '2021-01-01' });
    await expect(takeBack(next, { actor: { person: 'r', role: 'reaction', tokenId: '' } }, `account/${derivedId('c4', 'account')}`)).resolves.toMatchObject({ status: 'recorded' });
  });
});
