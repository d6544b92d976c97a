import { decodeData, decodeEnvelope, staffingContract, type DecisionUsed } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { onDay, type DomainEvent } from '@yange/kernel';
import fc from 'fast-check';
import { z } from 'zod';
import { annulEvent } from '../annul-event.use-case.js';
import { CommandExecutor } from '../command.executor.js';
import { specificationMeta } from '../decision.given.js';
import { raceOn } from '../race.given.js';
import { platformRules } from '../rules/platform.rules.js';
import { citations, openHistory, runOn } from '../sample.accounts.fixture.js';
import { defineUseCase, streamOf, type AggregateDefinition, type AnyUseCase } from '../use-case.definition.js';
import { decision } from './decision.aggregate.js';
import { decisionGranting, type GrantedItem } from './decision.standing.given.js';

const account: AggregateDefinition<number, DomainEvent> = { name: 'account', initial: () => 0, apply: (count) => count + 1 };
const approved = (owner: string, count: number): DomainEvent => staffingContract.make('QuotaApproved', { account: { id: owner }, count }) as DomainEvent;

const increase: AnyUseCase = defineUseCase({
  name: 'increase',
  title: { zh: '增加', en: 'Increase' },
  path: 'accounts',
  right: 'staffing.record',
  body: z.strictObject({ owner: z.string(), count: z.number() }),
  matter: ({ owner, count: quantity }) => ({ code: 'quota.adjust', subjects: [owner], quantity }),
  streams: ({ owner }) => ({ own: streamOf(account, owner) }),
  decide: ({ owner, count }) => ({ append: { own: [approved(owner, count)] } }),
});

const move: AnyUseCase = defineUseCase({
  name: 'move',
  title: { zh: '划转', en: 'Move' },
  path: 'moves',
  right: 'staffing.record',
  body: z.strictObject({ from: z.string(), to: z.string(), count: z.number() }),
  matter: ({ from, to }) => ({ code: 'quota.transfer', subjects: [from, to] }),
  streams: ({ from, to }) => ({ out: streamOf(account, from), into: streamOf(account, to) }),
  decide: ({ from, to, count }) => ({ append: { out: [approved(from, 0)], into: [approved(to, count)] }, matter: { quantity: count } }),
});

describe('what a decision grants', () => {
  const executor = new CommandExecutor(staffingContract, [account, decision], platformRules);
  const annul: AnyUseCase = annulEvent(staffingContract, [account, decision]);
  let log: EventLog;
  let under: string;
  let commands: number;

  const meta = (over: object = {}) => specificationMeta({ mode: 'live', citations, effective: onDay('2026-04-01'), decision: under, commandId: `c-${String((commands += 1))}`, ...over });
  const granting = async (...items: readonly GrantedItem[]): Promise<void> => {
    under = await decisionGranting(staffingContract, log, ...items);
  };
  const add = (owner: string, count: number, over: object = {}, to: EventLog = log) => executor.execute(to, increase, { owner, count }, meta(over));
  const used = async (): Promise<readonly (readonly [number, number])[]> => {
    const stored = await log.readStream(`decision/${under}`);
    const gone = new Set(stored.map(({ supersedes }) => supersedes));
    return stored.filter(({ type, eventId }) => type === 'DecisionUsed' && !gone.has(eventId)).map(({ type, data }) => decodeData(staffingContract, type, data).data as DecisionUsed).map(({ item, quantity }) => [item, quantity]);
  };
  const exceeded = { rule: 'decision-amount-exceeded' };

  beforeEach(() => {
    log = new MemoryEventLogs('staffing').forDistrict('150302');
    commands = 0;
  });

  it('is used up to the last, and no further, whatever the dates', async () => {
    await granting({ matter: 'quota.adjust', quantity: 5 });
    await expect(add('甲局', 6)).rejects.toMatchObject({ ...exceeded, facts: { granted: '5', used: '6', item: '1', matter: 'quota.adjust' } });
    await add('甲局', 3, { effective: onDay('2026-06-01') });
    await add('乙局', 2);
    await expect(add('甲局', 1)).rejects.toMatchObject(exceeded);
    await expect(add('甲局', 1, { effective: onDay('2026-07-01') })).rejects.toMatchObject(exceeded);
    expect(await used()).toEqual([[1, 3], [1, 2]]);
  });

  it('binds nothing where it names no quantity, and the log is then what it was without any', async () => {
    await granting({ matter: 'quota.adjust' });
    await add('甲局', 500);
    expect((await log.readStream(`decision/${under}`)).map(({ type }) => type)).toEqual(['DecisionNoted']);
  });

  it('is written with the change in one append, under the same command and decision', async () => {
    await granting({ matter: 'quota.adjust', quantity: 5 });
    const { events, position } = await add('甲局', 5);
    expect(events.map(({ type }) => type)).toEqual(['QuotaApproved', 'DecisionUsed']);
    const [use] = (await log.readStream(`decision/${under}`)).filter(({ type }) => type === 'DecisionUsed');
    expect([use?.position, decodeEnvelope(use?.envelope ?? new Uint8Array()).decisionId]).toEqual([position, under]);
  });

  it('goes by the item that names whom it is about, and not by the one for all', async () => {
    await granting({ matter: 'quota.adjust' }, { matter: 'quota.adjust', subjectIds: ['甲局'], quantity: 2 });
    await expect(add('甲局', 3)).rejects.toMatchObject(exceeded);
    await add('乙局', 300);
    await add('甲局', 2);
    expect(await used()).toEqual([[2, 2]]);
  });

  it('is taken from the item that it fits into most closely', async () => {
    await granting({ matter: 'quota.adjust', subjectIds: ['甲局'], quantity: 5 }, { matter: 'quota.adjust', subjectIds: ['甲局'], quantity: 2 });
    await add('甲局', 2);
    await add('甲局', 5);
    await expect(add('甲局', 1)).rejects.toMatchObject(exceeded);
    expect(await used()).toEqual([[2, 2], [1, 5]]);
  });

  it('of two parties that stand in two items is taken from both', async () => {
    await granting({ matter: 'quota.transfer', subjectIds: ['甲局'], quantity: 5 }, { matter: 'quota.transfer', subjectIds: ['乙局'], quantity: 3 });
    await expect(executor.execute(log, move, { from: '甲局', to: '乙局', count: 4 }, meta())).rejects.toMatchObject({ ...exceeded, facts: { item: '2' } });
    await executor.execute(log, move, { from: '甲局', to: '乙局', count: 3 }, meta());
    expect(await used()).toEqual([[1, 3], [2, 3]]);
  });

  it('comes back with an annulment of the change, named by either event', async () => {
    await granting({ matter: 'quota.adjust', quantity: 5 });
    for (const which of [0, 1]) {
      const { events } = await add('甲局', 5);
      const { streamId = '', eventId = '' } = events[which] ?? {};
      await executor.execute(log, annul, { streamId, eventId, reason: '误录' }, meta());
      expect(await used()).toEqual([]);
    }
    await add('甲局', 5);
    expect(await used()).toEqual([[1, 5]]);
  });

  it('is used anew by a correction, and holds it too', async () => {
    await granting({ matter: 'quota.adjust', quantity: 5 });
    const { events } = await add('甲局', 4);
    const corrects = events[0]?.eventId ?? '';
    await expect(add('甲局', 6, { corrects, decision: null })).rejects.toMatchObject(exceeded);
    await add('甲局', 5, { corrects, decision: null });
    expect(await used()).toEqual([[1, 5]]);
    await expect(add('乙局', 1)).rejects.toMatchObject(exceeded);
  });

  it('goes back to one decision when a correction names another', async () => {
    await granting({ matter: 'quota.adjust', quantity: 5 });
    const [first, { events }] = [under, await add('甲局', 5)];
    await granting({ matter: 'quota.adjust', quantity: 9 });
    await add('甲局', 7, { corrects: events[0]?.eventId ?? '' });
    expect(await used()).toEqual([[1, 7]]);
    under = first;
    expect(await used()).toEqual([]);
  });

  it('is told by a dry run as it would be refused', async () => {
    await granting({ matter: 'quota.adjust', quantity: 5 });
    const tried = (count: number) => executor.consider(log, increase, { owner: '甲局', count }, meta());
    expect(await tried(6)).toMatchObject({ outcome: 'refused', violations: [{ ...exceeded, mode: 'refuse' }] });
    expect(await tried(5)).toMatchObject({ outcome: 'recorded', violations: [], events: [{ type: 'QuotaApproved' }, { type: 'DecisionUsed', data: { item: 1, quantity: 5 } }] });
  });

  it('is not asked of history, nor taken by what follows from a change of another service', async () => {
    await granting({ matter: 'quota.adjust', quantity: 5 });
    await add('甲局', 50, { actor: { person: 'r', role: 'reaction', tokenId: '' } });
    await openHistory(runOn(log, executor));
    await add('甲局', 50, { mode: 'history', effective: onDay('2019-01-01') });
    expect(await used()).toEqual([]);
  });

  it('goes to one of 64 who want the last of it, whatever the interleaving', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (turns) => {
        log = new MemoryEventLogs('staffing').forDistrict('150302');
        await granting({ matter: 'quota.adjust', quantity: 3 });
        await add('甲局', 2);
        const clients = Array.from({ length: 64 }, (_one, index) => (raced: EventLog) => add(`第${String(index)}局`, 1, {}, raced));
        expect(await raceOn(log, turns).together(clients)).toEqual({ accepted: 1, refused: ['decision-amount-exceeded'] });
        expect(await used()).toEqual([[1, 2], [1, 1]]);
      }),
      { numRuns: 3, seed: 7 },
    );
  });
});
