import { byEffect } from './by-effect.js';
import type { LedgerEntry } from './ledger.js';

/** Staff that left an account of which nobody had said how many people it has: no figure asks for it, and a city finds there who came to it. */
export const unknownLeavers = 'staff-of-unknown';

/** Fewer people than nobody knows how many is not fewer than none: who leaves an account before anything is known of its people takes nothing off a headcount. */
export const withoutUnknownLeavers = (entries: readonly LedgerEntry[]): readonly LedgerEntry[] => {
  const staff = entries.filter(({ measure, former }) => measure === 'staff' && former === undefined);
  if (!staff.some(({ operation, amount }) => operation === 'add' && amount < 0)) return entries;
  const known = new Set<string>();
  const leavers = new Set<LedgerEntry>();
  for (const entry of [...staff].sort(byEffect)) {
    if (entry.operation === 'add' && entry.amount < 0 && !known.has(entry.key)) leavers.add(entry);
    else known.add(entry.key);
  }
  return leavers.size === 0 ? entries : entries.map((entry) => (leavers.has(entry) ? { ...entry, measure: unknownLeavers } : entry));
};
