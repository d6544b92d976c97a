import type { Words } from '../words/say.js';

/** How precisely a date is known. */
export type Sharpness = 'day' | 'month' | 'year' | 'words';

interface Sharp {
  readonly words: Words;
  readonly input: 'date' | 'month' | 'number' | 'words';
  /** what stays of a date that was known otherwise */
  readonly from: (value: string) => string;
}

const cut = (length: number) => (value: string): string => (/^\d{4}/.test(value) && !/[^\d-]/.test(value) ? value.slice(0, length) : '');

export const sharpnesses: Readonly<Record<Sharpness, Sharp>> = {
  day: { words: { zh: '到日', en: 'day' }, input: 'date', from: (value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : '') },
  month: { words: { zh: '到月', en: 'month' }, input: 'month', from: (value) => (value.length >= 7 ? cut(7)(value) : '') },
  year: { words: { zh: '到年', en: 'year' }, input: 'number', from: cut(4) },
  words: { words: { zh: '照原文', en: 'as written' }, input: 'words', from: (value) => value },
};

/** Which field shows a date as it is. */
export const sharpnessOf = (value: string): Sharpness => {
  if (value === '' || /^\d{4}-\d{2}-\d{2}$/.test(value)) return 'day';
  if (/^\d{4}-\d{2}$/.test(value)) return 'month';
  return /^\d{4}$/.test(value) ? 'year' : 'words';
};
