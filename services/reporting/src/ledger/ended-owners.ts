import type { LedgerEntry } from './ledger.js';

const prefix = 'owner-ended/';

/** The key under which the end of an organ stands among what ends with it: it is no thing of its own, and counts nothing. */
export const endOfOwner = (organId: string): string => `${prefix}${organId}`;

const isEnd = ({ key }: LedgerEntry): boolean => key.startsWith(prefix);

/**
 * What hung on an organ that ended ends with it, by the event that ended the organ, although nobody said of each what becomes of it (a plate left behind, an office).
 * What was carried on hangs on another organ and under another key by then; an end that was annulled ends nothing.
 */
export const endedWithOwner = (entries: readonly LedgerEntry[]): readonly LedgerEntry[] => {
  const ends = entries.filter(isEnd);
  if (ends.length === 0) return entries;
  const things = entries.filter((entry) => !isEnd(entry));
  return [...things, ...ends.filter(({ former }) => former === undefined).flatMap((end) => endOf(things, end))];
};

const endOf = (things: readonly LedgerEntry[], end: LedgerEntry): readonly LedgerEntry[] => {
  const hung = things.filter((one) => one.measure === end.measure && one.former === undefined && one.amount > 0 && one.dims['ownerId'] === end.dims['ownerId']);
  return [...new Map(hung.map((one) => [one.key, one])).values()].map(({ key, kind, dims, unit }) => ({ ...end, key, kind, dims, unit }));
};
