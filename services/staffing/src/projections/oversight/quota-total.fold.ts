import { quotaKindIn, type StaffingEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

type TotalEvent = Extract<StaffingEvent, { readonly type: 'QuotaTotalSet' }>;

/** One row per kind that the district has a total of. What accounts have is theirs to say. */
export const quotaTotalFold = defineStateFold<TotalEvent>({
  stream: 'quota-total',
  types: ['QuotaTotalSet'],
  apply: (book, { data }, key) => book.put('quota_totals', key, { kind: quotaKindIn(data), total: data.count }),
});
