import type { LedgerEntry } from './ledger.js';

/** Date order first; within a day the order of the import, then that of the log. Logs among themselves have no order, only a stable one. */
export const byEffect = (a: LedgerEntry, b: LedgerEntry): number =>
  compare(a.effective.to, b.effective.to) || a.order - b.order || compare(a.logId, b.logId) || a.position - b.position;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
