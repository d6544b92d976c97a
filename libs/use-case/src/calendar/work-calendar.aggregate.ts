import type { WorkDaysLifted, WorkDaysSet } from '@yange/contracts';
import type { WorkCalendar } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type StreamRef } from '../use-case.definition.js';

export type WorkCalendarEvent = { readonly type: 'WorkDaysSet'; readonly data: WorkDaysSet } | { readonly type: 'WorkDaysLifted'; readonly data: WorkDaysLifted };

/** What one notice says of a year. */
export interface YearNotice {
  readonly year: number;
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  /** in a copy: the event that it is a copy of; empty in the calendar itself */
  readonly copyOf: string;
}

/** The notices of holidays, year by year; a later notice for a year takes the place of the one before. */
export interface WorkCalendars extends WorkCalendar {
  /** as they take effect, lifted ones too: what lifts a copy may be dated before it */
  readonly notices: readonly YearNotice[];
  readonly lifted: ReadonlySet<string>;
}

export const calendarOf = (notices: readonly YearNotice[], lifted: ReadonlySet<string> = new Set()): WorkCalendars => {
  const byYear = new Map(notices.filter(({ copyOf }) => copyOf === '' || !lifted.has(copyOf)).map((notice) => [notice.year, notice]));
  const all = [...byYear.values()];
  return { notices, lifted, holidays: new Set(all.flatMap(({ holidays }) => holidays)), workdays: new Set(all.flatMap(({ workdays }) => workdays)), years: new Set(byYear.keys()) };
};

export const withCalendarEvent = (state: WorkCalendars, event: WorkCalendarEvent): WorkCalendars =>
  event.type === 'WorkDaysLifted' ? calendarOf(state.notices, new Set(state.lifted).add(event.data.copyOf)) : calendarOf([...state.notices, event.data], state.lifted);

/** 工作日历 of the district in the log of organisations, and a copy of it wherever terms are reckoned. */
export const districtCalendar: AggregateDefinition<WorkCalendars, WorkCalendarEvent> = { name: 'work-calendar', initial: () => calendarOf([]), apply: withCalendarEvent };

export const districtCalendarStream = (): StreamRef<WorkCalendars, WorkCalendarEvent> => streamOf(districtCalendar);
