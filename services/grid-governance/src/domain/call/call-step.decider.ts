import { gridContract } from '@yange/contracts';
import { addWorkingDays, Rejected, type Timeline, type Violation } from '@yange/kernel';
import { subjectOf, unlessRecorded, type CommandMeta, type OrganInput, type WorkCalendars } from '@yange/use-case';
import { assertOpen, assertRaised, shareOf, type CallTimeline } from './call.decider.js';
import { leadsOn, type CallEvent, type CallStepEvent } from './call.aggregate.js';
import { coversYearsOf, type CallTerms, type CallTermsEvent, type WorkCalendarEvent } from './call-terms.aggregate.js';

const make = gridContract.make;

export interface Dispatch {
  readonly callId: string;
  readonly department: OrganInput;
  readonly signDays?: number | undefined;
  readonly handleDays?: number | undefined;
  readonly insteadOf?: string | undefined;
  /** `YYYY-MM-DD`: a deadline that was settled elsewhere, as a ledger shows it; otherwise it is reckoned */
  readonly signBy?: string | undefined;
  readonly dueOn?: string | undefined;
}

export interface DispatchGround {
  readonly call: CallTimeline;
  readonly terms: Timeline<CallTerms, CallTermsEvent>;
  readonly calendar: Timeline<WorkCalendars, WorkCalendarEvent>;
}

/**
 * Passes the call to a department and settles both deadlines, in working days after the day of the dispatch. A calendar that is registered later moves no deadline.
 * @throws {Rejected} `no-such-call`, `call-closed`, `no-terms`, `due-before-dispatch`, `sign-after-due`, `not-returned`
 */
export const dispatchCall = (ground: DispatchGround, wanted: Dispatch, meta: CommandMeta): { events: readonly CallEvent[]; violations: readonly Violation[] } => {
  const state = ground.call.latest();
  assertRaised(state.status, wanted.callId);
  assertOpen(state.status, wanted.callId);
  const date = meta.effective.to;
  const terms = ground.terms.at(date).terms;
  const signDays = wanted.signDays ?? terms?.signDays;
  const handleDays = wanted.handleDays ?? terms?.handleDays;
  if (signDays === undefined || handleDays === undefined) throw new Rejected('no-terms', '没有规定呼应时限，请写明工作日数', 'no terms are set: give the working days');
  const calendar = ground.calendar.at(date);
  const { insteadOf = '' } = wanted;
  const signBy = wanted.signBy ?? addWorkingDays(date, signDays, calendar);
  const dueOn = wanted.dueOn ?? addWorkingDays(date, handleDays, calendar);
  if (signBy < date || dueOn < date) throw new Rejected('due-before-dispatch', '期限早于派单日期', 'a deadline lies before the day of the dispatch', { signBy, dueOn });
  if (meta.mode === 'live' && signBy > dueOn) throw new Rejected('sign-after-due', `签收期限 ${signBy} 晚于办结期限 ${dueOn}`, `it would be signed by ${signBy}, after it is due on ${dueOn}`, { signBy, dueOn });
  const event = make('CallDispatched', { callId: wanted.callId, department: subjectOf(wanted.department), signDays, handleDays, signBy, dueOn, insteadOf });
  const events = leadsOn(state, event) ? [event] : unlessRecorded<CallEvent>(gridContract, ground.call, event, meta.effective);
  if (events.length === 0) return { events, violations: [] };
  if (insteadOf !== '' && state.shares.get(insteadOf)?.stage !== 'returned') throw new Rejected('not-returned', '被替代的部门没有退回该呼叫', 'the department that is to be replaced has not returned the call', { organ: insteadOf });
  return { events, violations: wanted.dueOn !== undefined || coversYearsOf(calendar, [date, dueOn]) ? [] : [calendarUnknown(dueOn)] };
};

const calendarUnknown = (dueOn: string): Violation => ({
  rule: 'call-calendar-unknown',
  zh: `办结期限 ${dueOn} 只按周末推算：该年度的工作日历尚未登记`,
  en: `the deadline ${dueOn} reckons with weekends alone: the calendar of that year is not registered`,
  facts: { dueOn },
});

/** A step of one department's share that has been called or dispatched. Whether it is its turn is a limit of the call. */
const step = (call: CallTimeline, event: CallStepEvent, department: OrganInput, meta: CommandMeta): readonly CallEvent[] => {
  const state = call.latest();
  const { callId } = event.data;
  assertRaised(state.status, callId);
  shareOf(state, department);
  const events = leadsOn(state, event) ? [event] : unlessRecorded<CallEvent>(gridContract, call, event, meta.effective);
  if (events.length > 0 && event.type !== 'CallAssessed') assertOpen(state.status, callId);
  return events;
};

interface Step {
  readonly callId: string;
  readonly department: OrganInput;
}

export const signCall = (call: CallTimeline, { callId, department }: Step, meta: CommandMeta): readonly CallEvent[] => step(call, make('CallSigned', { callId, department: subjectOf(department) }), department, meta);

export const returnCall = (call: CallTimeline, { callId, department, reason }: Step & { reason: string }, meta: CommandMeta): readonly CallEvent[] =>
  step(call, make('CallReturned', { callId, department: subjectOf(department), reason }), department, meta);

export const handleCall = (call: CallTimeline, { callId, department, measure }: Step & { measure: string }, meta: CommandMeta): readonly CallEvent[] =>
  step(call, make('CallHandled', { callId, department: subjectOf(department), measure }), department, meta);

export const reviewCall = (call: CallTimeline, { callId, department, passed, words }: Step & { passed: boolean; words: string }, meta: CommandMeta): readonly CallEvent[] =>
  step(call, make('CallReviewed', { callId, department: subjectOf(department), passed, words }), department, meta);

export const remindOfCall = (call: CallTimeline, { callId, department, words }: Step & { words: string }, meta: CommandMeta): readonly CallEvent[] =>
  step(call, make('CallReminded', { callId, department: subjectOf(department), words }), department, meta);

export const escalateCall = (call: CallTimeline, { callId, department, to, reason }: Step & { to: string; reason: string }, meta: CommandMeta): readonly CallEvent[] =>
  step(call, make('CallEscalated', { callId, department: subjectOf(department), to, reason }), department, meta);

export const assessCall = (call: CallTimeline, { callId, department, score, words }: Step & { score: number; words: string }, meta: CommandMeta): readonly CallEvent[] =>
  step(call, make('CallAssessed', { callId, department: subjectOf(department), score, words }), department, meta);
