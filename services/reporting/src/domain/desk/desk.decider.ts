import { reportingContract } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import { unlessRecorded, type CommandMeta } from '@yange/use-case';
import type { Desk, DeskEvent, DueTerm, DueTermEvent } from './desk.aggregate.js';

export type DeskTimeline = Timeline<Desk, DeskEvent>;

export interface Work {
  readonly itemId: string;
  readonly kind: string;
  readonly words: string;
}

export interface DeskRuling {
  readonly events: readonly DeskEvent[];
  readonly violations: readonly Violation[];
}

const make = reportingContract.make;

const atClosedDesk = (desk: DeskTimeline, person: string, on: string): Violation | null =>
  desk.at(on).closed ? { rule: 'work-to-closed-desk', zh: '该人员已离岗，不能承接工作', en: 'the person has left and takes on no work', facts: { person } } : null;

const known = (violation: Violation | null): readonly Violation[] => (violation === null ? [] : [violation]);

/** 指定承办人. What the desk holds already is not given again. */
export const assignWork = (desk: DeskTimeline, { person, items }: { readonly person: string; readonly items: readonly Work[] }, meta: CommandMeta): DeskRuling => {
  const { holds } = desk.at(meta.effective.to);
  const fresh = items.filter(({ itemId }) => !holds.has(itemId));
  if (fresh.length === 0) return { events: [], violations: [] };
  return { events: [make('WorkAssigned', { person, items: fresh.map((item) => ({ ...item })) })], violations: known(atClosedDesk(desk, person, meta.effective.to)) };
};

export interface HandOver {
  readonly fromPerson: string;
  readonly toPerson: string;
  readonly items: readonly Work[];
  readonly reason: string;
}

/** 工作交接: all of the list passes on; what the other desk holds already passed. */
export const handOverWork = (from: DeskTimeline, to: DeskTimeline, { fromPerson, toPerson, items, reason }: HandOver, meta: CommandMeta): DeskRuling => {
  const on = meta.effective.to;
  const left = items.filter(({ itemId }) => !to.at(on).holds.has(itemId) || from.at(on).holds.has(itemId));
  if (left.length === 0) return { events: [], violations: [] };
  return { events: [make('WorkHandedOver', { fromPerson, toPerson, items: left.map((item) => ({ ...item })), reason })], violations: known(atClosedDesk(to, toPerson, on)) };
};

/** @throws {Rejected} `desk-of-another` where the account is known to be somebody else's */
export const bindDesk = (desk: DeskTimeline, { person, personId }: { readonly person: string; readonly personId: string }): readonly DeskEvent[] => {
  const bound = desk.latest().personId;
  if (bound === personId) return [];
  if (bound !== null) throw new Rejected('desk-of-another', '该账号已关联其他人员，有误请更正', 'the account is bound to another person: correct it', { person });
  return [make('DeskBound', { person, personId })];
};

export interface Leaving {
  readonly person: string;
  readonly reason: string;
  readonly leftBy: string;
  /** what the due-list had for the person that day */
  readonly items: readonly Work[];
}

/** The person leaves or gives up the role. It happens whatever lies on the desk; what lies there is said, and waits to be handed over. */
export const closeDesk = (desk: DeskTimeline, { person, reason, leftBy, items }: Leaving): DeskRuling => {
  if (desk.latest().closed) return { events: [], violations: [] };
  const open: Violation | null = items.length === 0 ? null : { rule: 'open-work-at-leaving', zh: `离岗时尚有 ${items.length} 项待办未交接`, en: `${items.length} open items were not handed over`, facts: { items: String(items.length) } };
  return { events: [make('DeskClosed', { person, reason, leftBy, items: items.map((item) => ({ ...item })) })], violations: known(open) };
};

export const setDueTerm = (term: Timeline<DueTerm, DueTermEvent>, { kind, withinDays, warnDays }: { readonly kind: string; readonly withinDays: number | null; readonly warnDays: number }, meta: CommandMeta): readonly DueTermEvent[] =>
  unlessRecorded(reportingContract, term, make('DueTermSet', { kind, warnDays, ...(withinDays === null ? {} : { withinDays }) }), meta.effective);
