import { organisationsContract } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { ApproverState } from '../motion/approver.aggregate.js';
import type { ApproverEvent } from '../motion/motion.events.js';
import { broken } from '../rule/broken.js';
import type { Deputising, DeputisingEvent, DeputySpan } from './deputising.aggregate.js';

export type DeputisingTimeline = Timeline<Deputising, DeputisingEvent>;

export interface DeputisingRuling {
  readonly events: readonly DeputisingEvent[];
  readonly violations: readonly Violation[];
  readonly deputisingId: string;
}

const same = (a: DeputySpan, b: DeputySpan): boolean => a.person === b.person && a.standIn === b.standIn && a.from === b.from && a.to === b.to;

/**
 * Somebody stands in for a person. Who stands in for the one approver is the city's to say, with the approver (`designate-approver`): that person decides motions.
 * @throws {Rejected} `deputising-without-days`
 */
export const appointDeputy = (own: DeputisingTimeline, approver: Timeline<ApproverState, ApproverEvent>, wanted: DeputySpan & { readonly reason: string }, meta: CommandMeta): DeputisingRuling => {
  const { person, standIn, from, to, reason } = wanted;
  if (to < from) throw new Rejected('deputising-without-days', '代理终止日期早于起始日期', 'it would end before it begins', { from, to });
  const known = [...own.latest().spans].find(([, span]) => same(span, wanted));
  if (known !== undefined) return { events: [], violations: [], deputisingId: known[0] };
  const deputisingId = meta.id('deputising');
  const deciding = [from, to].some((day) => approver.at(day).person === person);
  const byCity: Violation | null = deciding ? { rule: 'approver-deputy-by-city', zh: '一支笔审批人的代理人由市委编办明确', en: 'who stands in for the one approver is designated by the city' } : null;
  return { events: [organisationsContract.make('DeputyAppointed', { deputisingId, person, standIn, from, to, reason })], violations: broken(byCity), deputisingId };
};

/** It ends earlier; the day before it began where it never did. @throws {Rejected} `unknown-deputising`, `deputising-not-shortened` */
export const withdrawDeputy = (own: DeputisingTimeline, { deputisingId, endedOn, reason }: { readonly deputisingId: string; readonly endedOn: string; readonly reason: string }): readonly DeputisingEvent[] => {
  const span = own.latest().spans.get(deputisingId);
  if (span === undefined) throw new Rejected('unknown-deputising', '没有这项代理', 'there is no such deputising', { deputisingId });
  if (span.to === endedOn) return [];
  if (endedOn > span.to) throw new Rejected('deputising-not-shortened', `代理至 ${span.to} 为止，延长须另行指定`, `it lasts until ${span.to}: a longer one is appointed anew`, { to: span.to });
  return [organisationsContract.make('DeputyWithdrawn', { deputisingId, person: span.person, standIn: span.standIn, endedOn, reason })];
};
