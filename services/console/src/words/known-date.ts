import { precisions, wordsFor } from './report.words.js';

interface KnownDate {
  readonly from?: string | null;
  readonly to?: string | null;
  readonly text?: string | null;
}

/** When something holds, as precisely as it is known and no more. */
export const dateText = (date: KnownDate | null | undefined): string => {
  if (date === null || date === undefined) return '';
  const { from, to, text } = date;
  if (text !== undefined && text !== null && text !== '') return text;
  if (from === null || from === undefined || from === '') return to === null || to === undefined ? '' : `${wordsFor(precisions, 'by-end-of').zh} ${to}`;
  return from === to || to === null || to === undefined ? from : `${from} 至 ${to}`;
};

/** In the reader's zone, which is named. */
export const instantText = (instant: string): string => {
  const time = new Date(instant);
  return Number.isNaN(time.getTime()) ? instant : time.toLocaleString('zh-CN', { hour12: false, timeZoneName: 'short' });
};
