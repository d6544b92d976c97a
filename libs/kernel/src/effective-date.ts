import { calendarDate, isCalendarDate, lastDayOfMonth } from './calendar-date.js';
import { plainDigits } from './plain-digits.js';
import { Rejected } from './rejected.js';

export type Precision = 'day' | 'month' | 'year' | 'by-end-of' | 'range';

/**
 * When a fact holds: a day is [d, d], a month or year its first to last day, "by the end of" is [null, last day].
 * At a date D the fact surely counts if `to <= D`; if `from <= D < to` (or `from` is null) it is only possible.
 */
export interface EffectiveDate {
  readonly from: string | null;
  readonly to: string;
  readonly precision: Precision;
  /** the source's own words */
  readonly text: string;
}

export const onDay = (date: string): EffectiveDate => ({ from: date, to: date, precision: 'day', text: date });

export type Certainty = 'certain' | 'possible' | 'later';

export const certaintyAt = (effective: EffectiveDate, date: string): Certainty => {
  if (effective.to <= date) return 'certain';
  return effective.from === null || effective.from <= date ? 'possible' : 'later';
};

const isoMonth = /^(\d{4})-(\d{2})$/;
/** `1986.5`. Not `1986.1`: a spreadsheet that took `1986.10` for a number shows the same. */
const dotMonth = /^(\d{4})\.(0[1-9]|1[0-2]|[2-9])$/;
const day = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const month = /^(\d{4})年(\d{1,2})月(?:份)?$/;
const year = /^(\d{4})(?:年)?$/;
const byEndOf = /^(?:截至|截止)?(.+?)(?:底|末)$/;
const until = /^(?:截至|截止)(.+)$/;
const range = /^(.+?)(?:到|至|~|～|—|–)(.+)$/;
const serial = /^\d{5}(?:\.\d+)?$/;

/**
 * Reads a date as a clerk writes it: `2019-02-01`, `2019年2月1日`, `2019年2月`, `2019-02`, `2019年`, `2019年2月底`,
 * `截至2020年6月`, `2018年1月到2019年5月`, `1986.5` (a month). A month never becomes its first day. Full-width digits are read; `text` keeps the words as they are.
 * @throws {Rejected} `wrong-date`, `excel-serial-date`
 */
export const parseEffectiveDate = (words: string): EffectiveDate => {
  const text = plainDigits(words).trim().replace(/\s+/g, '');
  if (serial.test(text)) {
    throw new Rejected('excel-serial-date', `“${words}”是 Excel 日期序号，请把单元格改为文本，如 2019-02-01`, `"${words}" is an Excel date serial; format the cell as text, for example 2019-02-01`);
  }
  const found = simple(text) ?? bounded(text) ?? interval(text);
  if (found === null) {
    throw new Rejected('wrong-date', `“${words}”不是有效日期，可写 2019-02-01、2019年2月、2019年2月底、截至2020年6月`, `"${words}" is no date that exists; write 2019-02-01, 2019年2月, 2019年2月底 or 截至2020年6月`);
  }
  return { ...found, text: words.trim() };
};

type Span = Omit<EffectiveDate, 'text'>;

const simple = (text: string): Span | null => {
  if (isCalendarDate(text)) return { from: text, to: text, precision: 'day' };
  const d = day.exec(text);
  if (d) {
    const date = calendarDate(Number(d[1]), Number(d[2]), Number(d[3]));
    return date === null ? null : { from: date, to: date, precision: 'day' };
  }
  const m = month.exec(text) ?? isoMonth.exec(text) ?? dotMonth.exec(text);
  if (m) return wholeMonth(Number(m[1]), Number(m[2]));
  const y = year.exec(text);
  return y && Number(y[1]) >= 1900 && Number(y[1]) < 2200 ? { from: `${y[1]}-01-01`, to: `${y[1]}-12-31`, precision: 'year' } : null;
};

const wholeMonth = (inYear: number, inMonth: number): Span | null => {
  const from = calendarDate(inYear, inMonth, 1);
  const to = lastDayOfMonth(inYear, inMonth);
  return from === null || to === null ? null : { from, to, precision: 'month' };
};

const bounded = (text: string): Span | null => {
  const end = byEndOf.exec(text)?.[1];
  const span = simple(end ?? until.exec(text)?.[1] ?? '');
  // A day has no end that a clerk would speak of: 2019年2月1日底 is a slip of the pen.
  if (span === null || (end !== undefined && span.precision === 'day')) return null;
  return { from: null, to: span.to, precision: 'by-end-of' };
};

const interval = (text: string): Span | null => {
  const parts = range.exec(text);
  if (!parts) return null;
  const first = simple(parts[1] ?? '');
  const last = simple(parts[2] ?? '');
  return first?.from && last && first.from <= last.to ? { from: first.from, to: last.to, precision: 'range' } : null;
};
