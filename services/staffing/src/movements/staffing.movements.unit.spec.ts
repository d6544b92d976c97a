import type { StaffingEvent } from '@yange/contracts';
import { onDay, Timeline, type DomainEvent, type Fact } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { approveQuotaUseCase } from '../commands/quota/approve-quota.use-case.js';
import { increaseQuotaUseCase } from '../commands/quota/increase-quota.use-case.js';
import { reduceQuotaUseCase } from '../commands/quota/reduce-quota.use-case.js';
import { quotaAccount, quotaAccountStream } from '../domain/quota-account/quota-account.aggregate.js';
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
