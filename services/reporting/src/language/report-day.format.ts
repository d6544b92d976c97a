import type { EffectiveDate } from '@yange/kernel';
import { writeNumber } from './report-number.format.js';

/** The day on which a number holds, as an English sentence says it: `on 1 February 2019`, `in 2019`, `by 30 June 2020`. */
export const dayInEnglish = ({ from, to, precision }: EffectiveDate): string => {
  const written = (day: string, form: 'date' | 'month'): string => writeNumber(day, form, 'en') ?? day;
  switch (precision) {
    case 'day':
      return `on ${written(to, 'date')}`;
    case 'month':
      return `in ${written(to, 'month')}`;
    case 'year':
      return `in ${to.slice(0, 4)}`;
    case 'by-end-of':
      return `by ${written(to, 'date')}`;
    case 'range':
      return `from ${written(from ?? to, 'month')} to ${written(to, 'month')}`;
  }
};
