import type { DomainEvent, Timeline } from '@yange/kernel';
import { approvedOf } from '../quota-account/quota-account.aggregate.js';
import type { QuotaAccountTimeline } from '../quota-account/quota-account.decider.js';
import type { PostAllotmentTimeline } from '../post-allotment/post-allotment.decider.js';
import { approvedPosts } from '../post-allotment/post-allotment.state.js';

/** The change of quota or posts by which a row was closed. */
export interface RaisedCap {
  readonly eventId: string;
  readonly streamId: string;
  /** more than before, by so many */
  readonly count: number;
  /** YYYY-MM-DD */
  readonly on: string;
}

const raise = <S, E extends DomainEvent>(timeline: Timeline<S, E>, eventId: string, by: string, capOf: (state: S) => number | null): Pick<RaisedCap, 'count' | 'on'> | null => {
  const fact = timeline.find(eventId);
  if (fact === undefined || fact.effective.to > by) return null;
  const on = fact.effective.to;
  // What the day would have been without it: several changes of one day are told apart.
  const [before, after] = [capOf(timeline.without(eventId).at(on)), capOf(timeline.at(on))];
  return before === null || after === null || after <= before ? null : { count: after - before, on };
};

/** @returns null where the event is not there, holds only later, or raises nothing */
export const quotaRaise = (account: QuotaAccountTimeline, streamId: string, eventId: string, by: string): RaisedCap | null => {
  const raised = raise(account, eventId, by, approvedOf);
  return raised === null ? null : { eventId, streamId, ...raised };
};

/** 正职 and 副职 together: a row of a ledger does not say which. */
export const postsRaise = (allotment: PostAllotmentTimeline, streamId: string, eventId: string, by: string): RaisedCap | null => {
  const raised = raise(allotment, eventId, by, ({ principal, deputy }) => {
    const [one, other] = [approvedPosts(principal), approvedPosts(deputy)];
    return one === null || other === null ? null : one + other;
  });
  return raised === null ? null : { eventId, streamId, ...raised };
};
