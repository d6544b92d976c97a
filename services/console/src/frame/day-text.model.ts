import { isDay } from '../address/address.model.js';

/** 2019-3-1, 2019/3/1, 2019.3.1, 2019年3月1日 */
const parted = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const whole = /^(\d{4})(\d{2})(\d{2})$/;

/** What somebody typed as a day (YYYY-MM-DD), in any way that a day is written in; null where it is none. */
export const dayOfText = (typed: string): string | null => {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '');
  const [, year, month, day] = parted.exec(text) ?? whole.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(found) ? found : null;
};

const partedMonth = /^(\d{4})[-/.年](\d{1,2})月?$/;
const wholeMonth = /^(\d{4})(\d{2})$/;

/** What somebody typed as a month (YYYY-MM), in any way that one is written in; null where it is none. */
export const monthOfText = (typed: string): string | null => {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '');
  const [, year, month] = partedMonth.exec(text) ?? wholeMonth.exec(text) ?? [];
  if (year === undefined || month === undefined) return null;
  const found = `${year}-${month.padStart(2, '0')}`;
  return isDay(`${found}-01`) ? found : null;
};

/** Whether nothing that is typed behind it could make it another day. */
export const isTypedOut = (typed: string): boolean => /^(\d{4}-\d{2}-\d{2}|\d{8})$/.test(typed.normalize('NFKC').trim()) && dayOfText(typed) !== null;
