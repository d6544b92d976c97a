import { parseEffectiveDate } from '@yange/kernel';
import type { LedgerEntry } from './ledger.js';

let count = 0;

/** A hand-made entry: `entry({ measure: 'organs', amount: 3, on: '2019年2月底' })`. */
export const entry = (over: Partial<Omit<LedgerEntry, 'effective'>> & { readonly measure: string; readonly on?: string }): LedgerEntry => {
  const { on = '2019-01-01', ...rest } = over;
  count += 1;
  return {
    unit: '个',
    key: `key-${count}`,
    operation: 'add',
    amount: 1,
    dims: {},
    kind: 'block',
    logId: '150302/organisations',
    position: count,
    eventId: `event-${count}`,
    order: 0,
    effective: parseEffectiveDate(on),
    provenance: 'stated',
    ...rest,
  };
};
