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

const eastEight = 8 * 3_600_000;

/** An instant as clocks in China show it, whatever the machine's own zone: `2020-06-30 17:05:09`. The frame names the zone once. What is no instant stays as it is. */
export const instantText = (instant: string): string => {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : new Date(time + eastEight).toISOString().slice(0, 19).replace('T', ' ');
};
