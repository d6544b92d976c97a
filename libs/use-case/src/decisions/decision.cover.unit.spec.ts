import { decodeEnvelope, organisationsContract, staffingContract, type DecisionNoted } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { onDay, type DomainEvent } from '@yange/kernel';
import { z } from 'zod';
import { CommandExecutor } from '../command.executor.js';
import { specificationMeta } from '../decision.given.js';
import { citations, openHistory, runOn } from '../sample.accounts.fixture.js';
import { defineUseCase, streamOf, type AggregateDefinition, type AnyUseCase } from '../use-case.definition.js';
import { decision, decisionStream, type DecisionEvent } from './decision.aggregate.js';
import { decisionsFollowed } from './note-decision.use-case.js';

const account: AggregateDefinition<number, DomainEvent> = { name: 'account', initial: () => 0, apply: (count) => count + 1 };

const approve = defineUseCase({
  name: 'approve',
  title: { zh: '核定', en: 'Approve' },
  path: 'accounts',
  right: 'staffing.record',
  body: z.strictObject({ owner: z.string(), count: z.number() }),
  matter: ({ owner }) => ({ code: 'quota.approve', subjects: [owner] }),
  streams: ({ owner }) => ({ own: streamOf(account, owner) }),
  decide: ({ owner, count }) => ({ append: count === 0 ? {} : { own: [staffingContract.make('QuotaApproved', { account: { id: owner }, count }) as DomainEvent] } }),
});

const decided = '00000000-0000-8000-8000-000000000001';

const noted = (over: { readonly items?: DecisionNoted['items']; readonly inForceTo?: string; readonly planHash?: Uint8Array<ArrayBuffer> } = {}): DecisionEvent =>
  organisationsContract.make('DecisionNoted', {
    decisionId: decided, motionId: 'm-1', version: 2, contentHash: new Uint8Array([1, 2]), level: 'city',
    items: [{ matter: 'quota.approve', subjectIds: ['甲局', '乙局'], words: '核定编制' }], document: { number: '乌编发〔2026〕3号', issuer: '乌海市委编委', issuedOn: '2026-03-01' },
    inForceFrom: '2026-03-01', inForceTo: '', ...over,
  }) as DecisionEvent;

describe('a change that needs a decision', () => {
  let log: EventLog;
  const executor = new CommandExecutor(staffingContract, [account, decision]);
  const receive = async (event: DecisionEvent | DomainEvent, times = 'once'): Promise<void> => {
    const [command] = await decisionsFollowed(staffingContract).react({ district: '150302', context: 'organisations', event, eventId: 'e', streamId: `decision/${decided}`, mode: 'live', effective: onDay('2026-03-01'), citations, correlationId: 'c', decision: null }, { query: async () => [] });
    if (command === undefined) throw new Error('nothing to note');
    await executor.execute(log, command.useCase, command.useCase.body.parse(command.body), specificationMeta({ mode: 'live', commandId: `${event.type} ${times}` }));
  };

  const attempt = (over: { readonly owner?: string; readonly on?: string; readonly decision?: string | null; readonly count?: number; readonly plan?: { readonly hash: string }; readonly useCase?: AnyUseCase } = {}) => {
    const { owner = '甲局', on = '2026-04-01', decision: under = decided, count = 5, plan, useCase = approve as AnyUseCase } = over;
    return executor.execute(log, useCase, { owner, count }, specificationMeta({ mode: 'live', citations, effective: onDay(on), decision: under, commandId: JSON.stringify({ ...over, useCase: useCase.name }), ...(plan === undefined ? {} : { plan }) }));
  };

  beforeEach(() => {
    log = new MemoryEventLogs('staffing').forDistrict('150302');
  });

  it('is accepted under one that covers it, and names it', async () => {
    await receive(noted());
    await attempt();
    const [event] = await log.readStream('account/甲局');
    expect(decodeEnvelope(event?.envelope ?? new Uint8Array()).decisionId).toBe(decided);
  });

  it.each([
    ['no decision', [noted()], { decision: null }, 'decision-required'],
    ['one that has not arrived', [], {}, 'decision-unknown'],
    ['one about others', [noted()], { owner: '丙局' }, 'decision-does-not-cover'],
    ['one about another matter', [noted({ items: [{ $typeName: 'yange.common.v1.DecidedItem', matter: 'quota.transfer', subjectIds: [], words: '', quantity: 0, quotaKind: '', direction: '' }] })], {}, 'decision-does-not-cover'],
    ['one not yet in force', [noted()], { on: '2026-02-28' }, 'decision-not-in-force'],
    ['one that has run out', [noted({ inForceTo: '2026-03-31' })], {}, 'decision-not-in-force'],
    ['one that was annulled', [noted(), organisationsContract.make('EventAnnulled', { eventId: 'e', eventType: 'DecisionNoted', reason: '误录' }) as DomainEvent as DecisionEvent], {}, 'decision-revoked'],
    ['one that was revoked', [noted(), organisationsContract.make('DecisionRevoked', { decisionId: decided, reason: '上级调整' }) as DecisionEvent], {}, 'decision-revoked'],
  ] as readonly (readonly [string, readonly DecisionEvent[], Parameters<typeof attempt>[0], string])[])('is refused under %s', async (_what, received, over, rule) => {
    for (const event of received) await receive(event);
    await expect(attempt(over)).rejects.toMatchObject({ rule });
    expect(await log.readStream(`account/${over?.owner ?? '甲局'}`)).toEqual([]);
  });

  it.each([
    ['the day it comes into force', noted(), '2026-03-01'],
    ['its last day', noted({ inForceTo: '2026-03-31' }), '2026-03-31'],
  ])('is accepted on %s', async (_what, event, on) => {
    await receive(event);
    await expect(attempt({ on })).resolves.toMatchObject({ status: 'recorded' });
  });

  it('is accepted for anybody under a decision that names nobody', async () => {
    await receive(noted({ items: [{ $typeName: 'yange.common.v1.DecidedItem', matter: 'quota.approve', subjectIds: [], words: '', quantity: 0, quotaKind: '', direction: '' }] }));
    await expect(attempt({ owner: '丙局' })).resolves.toMatchObject({ status: 'recorded' });
  });

  it('asks for none where nothing changes, nor in history', async () => {
    await expect(attempt({ decision: null, count: 0 })).resolves.toMatchObject({ status: 'unchanged' });
    await openHistory(runOn(log, executor));
    await expect(executor.execute(log, approve, { owner: '甲局', count: 5 }, specificationMeta({ mode: 'history', commandId: 'past', effective: onDay('2019-01-01') }))).resolves.toMatchObject({ status: 'recorded', findings: [] });
  });

  describe('on a plan', () => {
    const [planHash, hash] = [Uint8Array.from(Buffer.from('ab'.repeat(32), 'hex')), 'ab'.repeat(32)];
    const { matter: _matter, ...free } = approve;
    const withoutMatter: AnyUseCase = { ...free, name: 'train' };

    it('covers the steps of that plan', async () => {
      await receive(noted({ planHash }));
      await expect(attempt({ plan: { hash } })).resolves.toMatchObject({ status: 'recorded' });
      await expect(attempt({ plan: { hash }, useCase: withoutMatter, owner: '丁局' })).resolves.toMatchObject({ status: 'recorded' });
    });

    it.each([
      ['a change by itself', { planHash }, {}],
      ['a step of another plan', { planHash }, { plan: { hash: 'cd'.repeat(32) } }],
      ['a step of another plan whose like asks for no decision', { planHash }, { plan: { hash: 'cd'.repeat(32) }, useCase: withoutMatter }],
      ['a plan, where it approved none', {}, { plan: { hash } }],
    ] as readonly (readonly [string, Parameters<typeof noted>[0], Parameters<typeof attempt>[0]])[])('does not cover %s: rule plan-not-approved', async (_what, over, asked) => {
      await receive(noted(over));
      await expect(attempt(asked)).rejects.toMatchObject({ rule: 'plan-not-approved' });
      expect(await log.readStream('account/甲局')).toEqual([]);
    });

    it('is wanted for a plan whatever its steps are, in force on their days; a change that asks for none needs no plan', async () => {
      await receive(noted({ planHash }));
      await expect(attempt({ plan: { hash }, useCase: withoutMatter, decision: null })).rejects.toMatchObject({ rule: 'decision-required' });
      await expect(attempt({ plan: { hash }, useCase: withoutMatter, on: '2026-02-28' })).rejects.toMatchObject({ rule: 'decision-not-in-force' });
      await expect(attempt({ useCase: withoutMatter })).resolves.toMatchObject({ status: 'recorded' });
    });

    it('that is only tried out is taken to stand under the paper to come', async () => {
      const supposing = (over: object) => executor.consider(log, approve as AnyUseCase, { owner: '甲局', count: 5 }, specificationMeta({ mode: 'live', effective: onDay('2026-04-01'), plan: { hash }, supposing: true, ...over }));
      expect(await supposing({})).toMatchObject({ outcome: 'recorded', violations: [] });
      expect(await supposing({ citations: [{ number: '无字号' }] })).toMatchObject({ outcome: 'refused', violations: [{ rule: 'document-number' }] });
      expect(await supposing({ supposing: undefined })).toMatchObject({ outcome: 'refused', violations: [{ rule: 'document-required' }, { rule: 'decision-required' }] });
    });
  });

  it('is decided again when the decision is revoked in between', async () => {
    await receive(noted());
    const append = log.append.bind(log);
    let revoked = false;
    log.append = async (request) => {
      if (!revoked && request.streams.some(({ streamId }) => streamId.startsWith('account/'))) {
        revoked = true;
        await receive(organisationsContract.make('DecisionRevoked', { decisionId: decided, reason: '上级调整' }) as DecisionEvent);
      }
      return append(request);
    };
    await expect(attempt()).rejects.toMatchObject({ rule: 'decision-revoked' });
  });

  it('finds one copy of a decision, however often it comes', async () => {
    await receive(noted());
    await receive(noted(), 'again');
    expect(await log.readStream(decisionStream(decided).streamId)).toHaveLength(1);
  });
});
