import type { GridEvent } from '@yange/contracts';
import type { WorkCalendar } from '@yange/kernel';
import { calendarOf, streamOf, withCalendarEvent, type AggregateDefinition, type StreamRef, type WorkCalendars } from '@yange/use-case';

export type CallTermsEvent = Extract<GridEvent, { type: 'CallTermsSet' }>;
export type WorkCalendarEvent = Extract<GridEvent, { type: 'WorkCalendarRegistered' | 'WorkDaysSet' | 'WorkDaysLifted' }>;
export type CaseloadEvent = Extract<GridEvent, { type: 'StreetCaseloadReported' }>;

/** How many working days departments have; the latest by effective date counts. */
export interface CallTerms {
  readonly terms: { readonly signDays: number; readonly handleDays: number; readonly warnDays: number } | null;
}

export const callTerms: AggregateDefinition<CallTerms, CallTermsEvent> = {
  name: 'call-terms',
  initial: () => ({ terms: null }),
  apply: (_state, { data: { signDays, handleDays, warnDays } }) => ({ terms: { signDays, handleDays, warnDays } }),
};

/**
 * A copy of the district's calendar, beside years that were registered here before there was one (`WorkCalendarRegistered`).
 */
export const workCalendar: AggregateDefinition<WorkCalendars, WorkCalendarEvent> = {
  name: 'work-calendar',
  initial: () => calendarOf([]),
  apply: (state, event) => (event.type === 'WorkCalendarRegistered' ? calendarOf([...state.notices, { ...event.data, copyOf: '' }], state.lifted) : withCalendarEvent(state, event)),
};

export const coversYearsOf = ({ years }: WorkCalendar, dates: readonly string[]): boolean => dates.every((date) => years.has(Number(date.slice(0, 4))));

/** Matters that one street took up, by period. */
export interface StreetCaseload {
  readonly periods: readonly { readonly from: string; readonly to: string; readonly matters: number }[];
}

export const streetCaseload: AggregateDefinition<StreetCaseload, CaseloadEvent> = {
  name: 'street-caseload',
  initial: () => ({ periods: [] }),
  apply: ({ periods }, { data }) => ({ periods: [...periods, { from: data.periodFrom, to: data.periodTo, matters: data.matters }] }),
};

export const callTermsStream = (): StreamRef<CallTerms, CallTermsEvent> => streamOf(callTerms);
export const workCalendarStream = (): StreamRef<WorkCalendars, WorkCalendarEvent> => streamOf(workCalendar);
export const streetCaseloadStream = (unitId: string): StreamRef<StreetCaseload, CaseloadEvent> => streamOf(streetCaseload, unitId);
