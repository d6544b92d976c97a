/** A calendar date is the string `YYYY-MM-DD`; such strings compare as dates do. A JS `Date` never stands for one. */
const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const isCalendarDate = (text: string): boolean => {
  const parts = pattern.exec(text);
  return parts !== null && exists(Number(parts[1]), Number(parts[2]), Number(parts[3]));
};

const exists = (year: number, month: number, day: number): boolean =>
  year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);

const pad = (value: number): string => String(value).padStart(2, '0');

/** @returns null where no such day exists (2019-02-30) */
export const calendarDate = (year: number, month: number, day: number): string | null =>
  exists(year, month, day) ? `${year}-${pad(month)}-${pad(day)}` : null;

/** @returns null where no such month exists */
export const lastDayOfMonth = (year: number, month: number): string | null =>
  calendarDate(year, month, 1) === null ? null : calendarDate(year, month, daysIn(year, month));

export const earlier = (a: string, b: string): string => (a < b ? a : b);
export const later = (a: string, b: string): string => (a > b ? a : b);

/** Days since 1970-01-01 in the proleptic Gregorian calendar; March begins the year, so that a leap day comes last. */
const epochDay = (date: string): number => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
};

const dateOfEpochDay = (days: number): string => {
  const since = days + 719_468;
  const era = Math.floor(since / 146_097);
  const dayOfEra = since - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)}`;
};

/** @param days may be negative */
export const addDays = (date: string, days: number): string => dateOfEpochDay(epochDay(date) + days);

/** @returns how many days `to` is after `from` */
export const daysBetween = (from: string, to: string): number => epochDay(to) - epochDay(from);

/** @returns 1 for Monday … 7 for Sunday */
export const weekdayOf = (date: string): number => ((((epochDay(date) + 3) % 7) + 7) % 7) + 1;
