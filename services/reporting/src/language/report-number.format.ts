/**
 * How a number stands in the text: `35`, 三十五, `24,596`, `41.4%`, 约1000, 三分之一, 2019年2月1日, 2月1日, 2019年2月; 首 or 第六 in a row; 不存在, which only a nought can be
 * written as; the names of what is counted; the day on which it holds.
 */
export const numberFormats = {
  数: 'number',
  中文: 'words',
  千分: 'thousands',
  百分: 'percent',
  约: 'about',
  分数: 'fraction',
  日期: 'date',
  月日: 'day-of-year',
  年月: 'month',
  次序: 'ordinal',
  无: 'none',
  名单: 'list',
  时点: 'as-of',
} as const;

export type NumberFormat = (typeof numberFormats)[keyof typeof numberFormats];

export type ReportLanguage = 'zh' | 'en';

const dates: readonly NumberFormat[] = ['date', 'day-of-year', 'month'];

/** Whether a value of this kind can be written so. @param value integer, decimal or ISO date */
export const fitsFormat = (value: string, format: NumberFormat): boolean => {
  if (format === 'list' || format === 'as-of') return true;
  if (/^\d{4}-\d{2}/.test(value)) return format === 'number' || (dates.includes(format) && (format === 'month' || value.length === 10));
  if (dates.includes(format)) return false;
  if (format === 'none') return value === '0';
  if (format === 'ordinal') return /^[1-9]\d{0,7}$/.test(value);
  if (format === 'words') return /^\d{1,8}$/.test(value);
  return format !== 'fraction' || fractionOf(Number(value)) !== null;
};

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** @returns null where the value cannot be written so: see {@link fitsFormat} */
export const writeNumber = (value: string, format: NumberFormat, language: ReportLanguage): string | null => {
  if (format === 'list' || format === 'as-of' || !fitsFormat(value, format)) return null;
  if (/^\d{4}-\d{2}/.test(value)) return writeDate(value, format, language);
  switch (format) {
    case 'words':
      return language === 'zh' ? chineseNumeral(Number(value)) : value;
    case 'thousands':
      return value.replace(/^-?\d+/, (whole) => whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ','));
    case 'percent':
      return `${value}%`;
    case 'about':
      return language === 'zh' ? `约${value}` : `about ${value}`;
    case 'ordinal':
      return writeOrdinal(Number(value), language);
    case 'none':
      return language === 'zh' ? '不存在' : 'no';
    case 'fraction':
      return writeFraction(Number(value), language);
    default:
      return value;
  }
};

const writeDate = (value: string, format: NumberFormat, language: ReportLanguage): string => {
  const [year = 0, month = 1, day] = value.split('-').map(Number);
  const named = months[month - 1] ?? '';
  if (format === 'month' || day === undefined) return language === 'zh' ? `${year}年${month}月` : `${named} ${year}`;
  if (format === 'day-of-year') return language === 'zh' ? `${month}月${day}日` : `${day} ${named}`;
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${named} ${year}`;
};

const digits = [...'零一二三四五六七八九'];

/** 24 → 二十四, 105 → 一百零五, 24596 → 二万四千五百九十六. @param value 0 to 99,999,999 */
export const chineseNumeral = (value: number): string => {
  if (value < 10_000) return section(value).replace(/^一十/, '十');
  const rest = value % 10_000;
  const between = rest > 0 && rest < 1_000 ? '零' : '';
  return `${chineseNumeral(Math.floor(value / 10_000))}万${rest === 0 ? '' : between + section(rest)}`;
};

const section = (value: number): string => {
  if (value === 0) return digits[0] ?? '';
  let text = '';
  let gap = false;
  for (const [place, power] of [['千', 1_000], ['百', 100], ['十', 10], ['', 1]] as const) {
    const digit = Math.floor(value / power) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${digits[digit] ?? ''}${place}`;
    gap = false;
  }
  return text;
};

const firstOrdinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

const writeOrdinal = (value: number, language: ReportLanguage): string => {
  if (language === 'zh') return value === 1 ? '首' : `第${chineseNumeral(value)}`;
  const ending = /1[123]$/.test(String(value)) ? 'th' : (({ 1: 'st', 2: 'nd', 3: 'rd' } as Readonly<Record<number, string>>)[value % 10] ?? 'th');
  return firstOrdinals[value - 1] ?? `${value}${ending}`;
};

interface Fraction {
  readonly part: number;
  readonly whole: number;
}

/** The simple fraction that a percentage is about: 33.3 → one of three. Null where none is within half a per cent. */
const fractionOf = (percent: number): Fraction | null => {
  for (const whole of [2, 3, 4, 5]) {
    const part = Math.round((percent * whole) / 100);
    if (part > 0 && part < whole && Math.abs((part * 100) / whole - percent) <= 0.5) return { part, whole };
  }
  return null;
};

const ordinals: Readonly<Record<number, string>> = { 2: 'half', 3: 'third', 4: 'quarter', 5: 'fifth' };
const cardinals: Readonly<Record<number, string>> = { 1: 'one', 2: 'two', 3: 'three', 4: 'four' };

const writeFraction = (percent: number, language: ReportLanguage): string | null => {
  const found = fractionOf(percent);
  if (found === null) return null;
  const { part, whole } = found;
  if (language === 'zh') return whole === 2 ? '二分之一' : `${digits[whole] ?? ''}分之${digits[part] ?? ''}`;
  return `${cardinals[part] ?? ''} ${ordinals[whole] ?? ''}${part > 1 ? 's' : ''}`;
};
