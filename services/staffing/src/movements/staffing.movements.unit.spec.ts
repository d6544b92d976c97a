import type { StaffingEvent } from '@yange/contracts';
import { onDay, Timeline, type DomainEvent, type Fact } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { approveQuotaUseCase } from '../commands/quota/approve-quota.use-case.js';
import { increaseQuotaUseCase } from '../commands/quota/increase-quota.use-case.js';
import { reduceQuotaUseCase } from '../commands/quota/reduce-quota.use-case.js';
import { recordTransferBatchUseCase } from '../commands/transfers/record-transfer-batch.use-case.js';
import { recordTransferBatchWithQuotaUseCase } from '../commands/transfers/record-transfer-batch-with-quota.use-case.js';
import { transferPersonUseCase } from '../commands/persons/transfer-person.use-case.js';
import { person } from '../domain/person/person.aggregate.js';
import { quotaAccount, quotaAccountStream } from '../domain/quota-account/quota-account.aggregate.js';
import { transferBatch, transferBatchStream } from '../domain/transfer-batch/transfer-batch.aggregate.js';
import { staffingMovements } from './staffing.movements.js';

const on = '2026-03-01';
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const body = (count: number) => ({ owner: { organId: 'a1f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '千里山镇', count: 1, each: false }, type, count });

type Step = readonly [useCase: typeof approveQuotaUseCase | typeof increaseQuotaUseCase | typeof reduceQuotaUseCase, count: number];

/** Events of the account as these commands would record them one after the other. */
const recorded = (steps: readonly Step[]): readonly Fact<DomainEvent>[] => {
  const stream = quotaAccountStream(body(1).owner, type).streamId;
  let past: readonly GivenEvent[] = [];
  for (const [useCase, count] of steps) {
    const { events } = decideGiven(past, useCase as typeof approveQuotaUseCase, body(count), { effective: onDay(on) });
    past = [...past, ...events.filter(({ event }) => event.type.startsWith('Quota')).map(({ event }) => ({ stream, event: event as StaffingEvent, effective: onDay(on) }))];
  }
  return past.map(({ event }, index) => ({ event, eventId: String(index), effective: onDay(on), position: index + 1, order: 0, supersedes: null })) as unknown as readonly Fact<DomainEvent>[];
};

const moved = (before: readonly Step[], plan: readonly Step[]) => {
  const [was, is] = [recorded(before), recorded([...before, ...plan])].map((facts) => Timeline.of(quotaAccount as never, facts as never)) as [Timeline<unknown, DomainEvent>, Timeline<unknown, DomainEvent>];
  return staffingMovements({ aggregate: 'quota-account', key: 'x', before: was, after: is }, on).accounts?.map(({ organ, approved }) => [organ, approved]);
};

describe('what a plan moves of an account', () => {
  it('is told from what to what where the total is known', () => {
    expect(moved([[approveQuotaUseCase, 20]], [[reduceQuotaUseCase, 3]])).toEqual([['千里山镇', { before: 20, after: 17, change: -3 }]]);
    expect(moved([], [[approveQuotaUseCase, 20]])).toEqual([['千里山镇', { before: null, after: 20, change: 20 }]]);
  });

  it('is told by how much also where nobody knows the total: posts that come to it are not lost', () => {
    expect(moved([], [[increaseQuotaUseCase, 7]])).toEqual([['千里山镇', { before: null, after: null, change: 7 }]]);
    expect(moved([[increaseQuotaUseCase, 7]], [[increaseQuotaUseCase, 2], [reduceQuotaUseCase, 4]])).toEqual([['千里山镇', { before: null, after: null, change: -2 }]]);
    expect(moved([[increaseQuotaUseCase, 7]], [])).toBeUndefined();
  });
});

describe('what a plan moves of people', () => {
  const owner = (name: string, at: string) => ({ organId: `a1f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a${at}`, name, count: 1, each: false });
  const [town, street] = [owner('千里山镇', '01'), owner('新华街道办事处', '02')];
  const batchOf = (more: object) => ({ name: '第一批', units: 1, persons: 14, direction: 'within' as const, from: town, to: street, ...more });

  type Appended = ReturnType<typeof decideGiven>['events'];

  const factsOf = (events: Appended, key: string): readonly Fact<DomainEvent>[] =>
    events.filter(({ stream }) => stream === key).map(({ event }, index) => ({ event, eventId: String(index), effective: onDay(on), position: index + 1, order: 0, supersedes: null })) as unknown as readonly Fact<DomainEvent>[];

  const movedBy = (events: Appended, definition: typeof transferBatch | typeof person, recordedBefore = 0) => {
    const facts = factsOf(events, definition === person ? 'person' : 'batch');
    const [before, after] = [facts.slice(0, recordedBefore), facts].map((told) => Timeline.of(definition as never, told as never)) as [Timeline<unknown, DomainEvent>, Timeline<unknown, DomainEvent>];
    return staffingMovements({ aggregate: definition.name, key: 'k', before, after }, on);
  };

  it('is told by batch: from where, to where and how many, with their quota or without', () => {
    const { events } = decideGiven([], recordTransferBatchUseCase, batchOf({}), { effective: onDay(on) });
    expect(movedBy(events, transferBatch)).toEqual({ batches: [{ batchId: 'k', name: '第一批', direction: 'within', from: { organId: town.organId, organ: '千里山镇' }, to: { organId: street.organId, organ: '新华街道办事处' }, persons: 14, named: 0, withQuota: false }] });
    const along = decideGiven([], recordTransferBatchWithQuotaUseCase, { ...batchOf({}), type, quota: 14 } as never, { effective: onDay(on) });
    expect(movedBy(along.events, transferBatch).batches).toMatchObject([{ persons: 14, withQuota: true }]);
    expect(movedBy(events, transferBatch, 1)).toEqual({});
  });

  it('is told by person where the plan names one: who was only counted comes from where the transfer says', () => {
    const batchId = 'a1f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a77';
    const { events: [recordedBatch] } = decideGiven([], recordTransferBatchUseCase, batchOf({}), { effective: onDay(on) });
    const past: GivenEvent[] = [{ stream: transferBatchStream(batchId).streamId, event: recordedBatch?.event as StaffingEvent, effective: onDay(on) }];
    const { events } = decideGiven(past, transferPersonUseCase, { batchId, from: town, to: street, type }, { effective: onDay(on) });
    expect(movedBy(events, person).people).toMatchObject([{ from: { organ: '千里山镇', kind: 'administrative' }, to: { organ: '新华街道办事处', kind: 'administrative' } }]);
    const both = [...(recordedBatch === undefined ? [] : [recordedBatch]), ...events];
    expect(movedBy(both, transferBatch).batches).toMatchObject([{ persons: 14, named: 1 }]);
  });

  it('has no side that nobody names, nor one outside the district', () => {
    const { events } = decideGiven([], recordTransferBatchUseCase, batchOf({ direction: 'out', to: undefined }), { effective: onDay(on) });
    expect(movedBy(events, transferBatch).batches).toMatchObject([{ direction: 'out', from: { organ: '千里山镇' }, to: null }]);
  });
});
