import type { StaffingEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';
import { ownerCells } from '../periods/owner.columns.js';
import { quotaTypeCells } from '../periods/quota-type.columns.js';

type LeavingEvent = Extract<StaffingEvent, { readonly type: 'PersonLeft' | 'PersonQuotaCleared' | 'PersonEntered' }>;

/** Everybody who left, one row per leaving, and the posts that are kept for some of them. A person is a random id. */
export const leavingFold = defineStateFold<LeavingEvent>({
  stream: 'person',
  types: ['PersonLeft', 'PersonQuotaCleared', 'PersonEntered'],
  apply: (book, { type, data }, personId) => {
    if (type === 'PersonLeft' && data.quotaKept) book.put('kept_posts', personId, { ...ownerCells(data.account?.owner), ...quotaTypeCells(data.account?.type), reason: data.reason, kept: true });
    else if (book.cells('kept_posts', personId) !== undefined) book.put('kept_posts', personId, { kept: false });
  },
  shows: ({ cells }) => cells['kept'] === true,
  traces: ({ event, eventId, effective }) =>
    event.type !== 'PersonLeft'
      ? []
      : [{ table: 'leavings', key: eventId, cells: { ...ownerCells(event.data.account?.owner), ...quotaTypeCells(event.data.account?.type), reason_code: event.data.reasonCode, reason: event.data.reason, quota_kept: event.data.quotaKept, left_on: effective.to } }],
});
