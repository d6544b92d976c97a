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
