import { workingDaysBetween, type WorkCalendar } from '@yange/kernel';
import { rowsOn, type StateOnDay } from '@yange/projections';

export interface ShareRow {
  readonly stream_id: string;
  readonly row_key: string;
  readonly department: string;
  readonly stage: string;
  readonly sign_by: string;
  readonly due_on: string;
  readonly reminders: number;
  readonly returns: number;
  readonly score: number | null;
  readonly escalated_to: string;
}

export const lights = ['green', 'yellow', 'red'] as const;
export type Light = (typeof lights)[number];

/** What lights are reckoned by on a day. */
export interface Measure {
  readonly calendar: WorkCalendar;
  readonly warnDays: number;
}

interface CalendarRow {
  readonly year: number;
  readonly holidays: string;
  readonly workdays: string;
}

const listed = (text: string): readonly string[] => text.split(' ').filter((date) => date !== '');

export const measureOn = async (when: StateOnDay): Promise<Measure> => {
  const [rows, [terms]] = await Promise.all([rowsOn<CalendarRow>(when, 'work_calendars', 'place'), rowsOn<{ warn_days: number }>(when, 'call_terms')]);
  const years = [...new Map(rows.map((row) => [row.year, row])).values()];
  return {
    calendar: { holidays: new Set(years.flatMap(({ holidays }) => listed(holidays))), workdays: new Set(years.flatMap(({ workdays }) => listed(workdays))), years: new Set(years.map(({ year }) => year)) },
    warnDays: terms?.warn_days ?? 0,
  };
};

const waiting: readonly string[] = ['dispatched', 'signed', 'handled', 'returned'];

/**
 * 红黄绿灯 of a share at the end of a day: red once the day by which it must be signed or answered has passed, yellow within the days of warning before it.
 * @returns null where nothing is due: without a dispatch, and once it is answered or passed on
 */
export const lightOf = ({ stage, sign_by, due_on }: Pick<ShareRow, 'stage' | 'sign_by' | 'due_on'>, on: string, { calendar, warnDays }: Measure): Light | null => {
  if (!waiting.includes(stage) || due_on === '') return null;
  const deadline = stage === 'dispatched' ? sign_by : due_on;
  if (on > deadline) return 'red';
  return workingDaysBetween(on, deadline, calendar) <= warnDays ? 'yellow' : 'green';
};
