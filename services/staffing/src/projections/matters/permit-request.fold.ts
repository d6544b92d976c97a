import type { StaffingEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';
import { ownerCells } from '../periods/owner.columns.js';
import { quotaTypeCells } from '../periods/quota-type.columns.js';

type RequestEvent = Extract<StaffingEvent, { readonly type: 'UsePermitRequested' | 'UsePermitRequestGranted' | 'UsePermitRequestRefused' | 'UsePermitRequestWithdrawn' }>;

const answers = { UsePermitRequestGranted: 'granted', UsePermitRequestRefused: 'refused', UsePermitRequestWithdrawn: 'withdrawn' } as const;

/** One row per request for a permit. */
export const permitRequestFold = defineStateFold<RequestEvent>({
  stream: 'permit-request',
  types: ['UsePermitRequested', 'UsePermitRequestGranted', 'UsePermitRequestRefused', 'UsePermitRequestWithdrawn'],
  apply: (book, { type, data }, requestId, { eventId, effective }) => {
    const table = 'permit_requests';
    if (type === 'UsePermitRequested') {
      const { account, count, reason, askedBy, askedFor } = data;
      const told = { reason, requested_by: askedBy, requested_for: askedFor, requested_on: effective.to, told_by: eventId };
      book.put(table, requestId, { ...ownerCells(account?.owner), ...quotaTypeCells(account?.type), ...told, requested: count }, { state: 'open', permit_id: '', granted: 0, answered_on: '', answer_reason: '' });
    } else if (book.cells(table, requestId) === undefined) return;
    else if (type === 'UsePermitRequestGranted') book.put(table, requestId, { state: answers[type], permit_id: data.permitId, granted: data.count, answered_on: effective.to });
    else book.put(table, requestId, { state: answers[type], answer_reason: data.reason, answered_on: effective.to });
  },
});
