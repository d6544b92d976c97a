import type { EventLog } from '@yange/event-log';
import { derivedId } from '@yange/kernel';
import { z } from 'zod';
import { CommandExecutor } from './command.executor.js';
import { NamedIds } from './named.ids.js';
import { restingOn } from './resting.events.js';
import { restingOnEach } from './resting.groups.js';
import { account, annul, contract, keyHolder, newLog, runOn, stateHeadcount, takeKey, type Run } from './sample.accounts.fixture.js';
import { defineUseCase, streamOf, type AnyUseCase } from './use-case.definition.js';

const open = defineUseCase({
  name: 'open', title: { zh: '开户', en: 'open' }, path: 'accounts', right: 'staffing.record',
  body: z.strictObject({}),
  streams: (_body, meta) => ({ own: streamOf(account, meta.id('account')) }),
  decide: (_body, _own, meta) => ({ append: { own: [contract.make('QuotaApproved', { account: { id: meta.id('account') }, count: 5 }) as never] }, answer: { accountId: meta.id('account') } }),
}) as AnyUseCase;

describe('what rests on many commands', () => {
  let log: EventLog;
  let run: Run;
  const [one, two] = ['c1', 'c2'].map((command) => derivedId(command, 'account')) as [string, string];
  const fact = async (outcome: ReturnType<Run>): Promise<string> => (await outcome).events[0]?.eventId ?? '';

  beforeEach(() => {
    log = newLog();
    run = runOn(log, new CommandExecutor(contract, [account, keyHolder]));
  });

  it('is what is told of each by itself, whether it names a thing, was begun before, or is gone by now', async () => {
    const events = [await fact(run(open, {}, 'c1')), await fact(run(open, {}, 'c2'))];
    events.push(await fact(run(stateHeadcount, { owner: one, count: 3 }, 'c3', { on: '2020-01-01' })), await fact(run(takeKey, { owner: 'x', key: one }, 'c4')));
    const gone = await fact(run(takeKey, { owner: 'y', key: two }, 'c5'));
    await run(annul, { streamId: 'key-holder/y', eventId: gone, reason: '误录' }, 'c6', { on: '2021-06-01' });
    const groups = events.map((eventId) => [{ eventId }]);
    const each = await restingOnEach(log, groups);
    expect(each.map((told) => told.events.map(({ eventId }) => eventId))).toEqual([[events[2], events[3]], [], [], []]);
    expect(each).toEqual(await Promise.all(groups.map((group) => restingOn(log, group))));
  });

  it('may be asked by the ids that they brought, as long as nothing was appended since that names them', async () => {
    const brought = new Set([await fact(run(open, {}, 'c1')), await fact(run(open, {}, 'c2'))]);
    const named = new NamedIds(log, ({ eventId }) => brought.has(eventId));
    const asked = async (): Promise<readonly boolean[]> => [await named.mayBeNamed([one]), await named.mayBeNamed([two])];
    expect(await asked()).toEqual([false, false]);
    const later = await fact(run(takeKey, { owner: 'x', key: one }, 'c3'));
    expect(await asked()).toEqual([true, false]);
    await run(annul, { streamId: 'key-holder/x', eventId: later, reason: '误录' }, 'c4', { on: '2021-06-01' });
    expect(await asked()).toEqual([false, false]);
    // Of what it never saw brought it cannot say no.
    expect(await named.mayBeNamed([derivedId('c9', 'account')])).toBe(true);
  });
});
