import { decodeEnvelope, organisationsContract, staffingContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { onDay, type DomainEvent } from '@yange/kernel';
import { z } from 'zod';
import { CommandExecutor } from '../command.executor.js';
import { specificationMeta } from '../decision.given.js';
import { citations, openHistory, runOn } from '../sample.accounts.fixture.js';
import { defineUseCase, streamOf, type AggregateDefinition, type AnyUseCase, type CommandMeta } from '../use-case.definition.js';
import { decision } from './decision.aggregate.js';
import { decisionGranting } from './decision.standing.given.js';
import { decisionsFollowed } from './note-decision.use-case.js';

const batch: AggregateDefinition<number, DomainEvent> = { name: 'batch', initial: () => 0, apply: (count) => count + 1 };
const made = (owner: string, count: number): DomainEvent => staffingContract.make('QuotaApproved', { account: { id: owner }, count }) as DomainEvent;
const body = z.strictObject({ owner: z.string(), count: z.number() });
const common = { title: { zh: '', en: '' }, right: 'staffing.record', body } as const;

const begin: AnyUseCase = defineUseCase({
  ...common, name: 'begin', path: 'batches',
  matter: ({ owner, count: quantity }) => ({ code: 'staff.transfer', subjects: [owner], quantity }),
  streams: ({ owner }) => ({ own: streamOf(batch, owner) }),
  decide: ({ owner, count }) => ({ append: { own: [made(owner, count)] } }),
});

/** Another matter than the one under which the thing was begun. */
const goOn: AnyUseCase = defineUseCase({
  ...common, name: 'go-on', path: 'batches/steps',
  matter: ({ owner, count: quantity }) => ({ code: 'quota.transfer', subjects: [owner], quantity }),
  under: 'own',
  streams: ({ owner }) => ({ own: streamOf(batch, owner) }),
  decide: ({ owner, count }) => ({ append: { own: [made(owner, count)] } }),
});

describe('what goes on with a thing that was begun under a decision', () => {
  const executor = new CommandExecutor(staffingContract, [batch, decision]);
  let log: EventLog;
  let commands: number;
  let first: string;

  const give = (useCase: AnyUseCase, over: Partial<CommandMeta> = {}, count = 1) =>
    executor.execute(log, useCase, { owner: '甲局', count }, specificationMeta({ mode: 'live', citations, effective: onDay('2026-04-01'), commandId: `c-${String((commands += 1))}`, ...over }));
  const decisions = async (): Promise<readonly string[]> => (await log.readStream('batch/甲局')).map(({ envelope }) => decodeEnvelope(envelope).decisionId);
  const used = async (under: string): Promise<number> => (await log.readStream(`decision/${under}`)).filter(({ type }) => type === 'DecisionUsed').length;

  beforeEach(async () => {
    log = new MemoryEventLogs('staffing').forDistrict('150302');
    commands = 0;
    first = await decisionGranting(staffingContract, log, { matter: 'staff.transfer', subjectIds: ['甲局'], quantity: 1 });
  });

  it('stands under the same decision, which its event names, and takes nothing more of it', async () => {
    await give(begin, { decision: first });
    await give(goOn);
    await give(goOn, { decision: first });
    expect([await decisions(), await used(first)]).toEqual([[first, first, first], 1]);
  });

  it('stands under another where it names one, which has to cover it', async () => {
    await give(begin, { decision: first });
    const other = await decisionGranting(staffingContract, log, { matter: 'staff.transfer' });
    await expect(give(goOn, { decision: other })).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
    const covering = await decisionGranting(staffingContract, log, { matter: 'quota.transfer', quantity: 5 });
    await give(goOn, { decision: covering });
    expect([await decisions(), await used(covering)]).toEqual([[first, covering], 1]);
  });

  it('needs one of its own where that was begun under none', async () => {
    await openHistory(runOn(log, executor));
    await give(begin, { mode: 'history', effective: onDay('2019-01-01') });
    await expect(give(goOn)).rejects.toMatchObject({ rule: 'decision-required' });
    await expect(give(goOn, { decision: first })).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
  });

  it('is refused once that decision is revoked', async () => {
    await give(begin, { decision: first });
    const revoked = organisationsContract.make('DecisionRevoked', { decisionId: first, reason: '上级调整' }) as DomainEvent;
    for (const { useCase, body: told } of await decisionsFollowed(staffingContract).react({ district: '150302', context: 'organisations', event: revoked, eventId: first, streamId: '', mode: 'live', effective: onDay('2026-03-01'), citations, correlationId: 'c', decision: null }, { query: async () => [] })) {
      await executor.execute(log, useCase, useCase.body.parse(told), specificationMeta({ mode: 'live', commandId: 'revoked' }));
    }
    await expect(give(goOn)).rejects.toMatchObject({ rule: 'decision-revoked' });
  });

  it('keeps it when it is corrected, and when the correction is corrected', async () => {
    await give(begin, { decision: first });
    let corrects = (await give(goOn)).events[0]?.eventId ?? '';
    for (const count of [2, 3]) corrects = (await give(goOn, { corrects }, count)).events[0]?.eventId ?? '';
    expect(await decisions()).toEqual([first, first, first, first]);
  });
});
