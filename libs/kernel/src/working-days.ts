import { addDays, weekdayOf } from './calendar-date.js';

/** What a year's notice on public holidays says beside the plain week. */
export interface WorkCalendar {
  /** days off that the notice names, `YYYY-MM-DD` */
  readonly holidays: ReadonlySet<string>;
  /** Saturdays and Sundays that it makes working days (调休上班) */
  readonly workdays: ReadonlySet<string>;
  /** years that a notice covers: beyond them only weekends are known */
  readonly years: ReadonlySet<number>;
}

export const isWorkingDay = (date: string, { holidays, workdays }: WorkCalendar): boolean =>
  workdays.has(date) || (weekdayOf(date) <= 5 && !holidays.has(date));

/**
 * The day that lies so many working days after `date`; `date` itself is not counted, as with every term (民法典 art. 201).
 * @param days 0 or more; 0 gives `date`, or the next working day where `date` is none (art. 203)
 */
export const addWorkingDays = (date: string, days: number, calendar: WorkCalendar): string => {
  let day = date;
  let left = days;
  while (left > 0 || !isWorkingDay(day, calendar)) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
};

/** Working days after `from` up to and with `to`; negative where `to` lies before `from`. */
export const workingDaysBetween = (from: string, to: string, calendar: WorkCalendar): number => {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
  return count;
};
