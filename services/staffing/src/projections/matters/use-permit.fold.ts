import type { StaffingEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';
import { ownerCells } from '../periods/owner.columns.js';
import { quotaTypeCells } from '../periods/quota-type.columns.js';

type PermitEvent = Extract<StaffingEvent, { readonly type: 'UsePermitGranted' | 'UsePermitUsed' | 'UsePermitExpired' | 'UsePermitWithdrawn' }>;

/** One row per permit. That it ran out is no event: whoever asks compares its last day with the day in question. */
export const usePermitFold = defineStateFold<PermitEvent>({
  stream: 'use-permit',
  types: ['UsePermitGranted', 'UsePermitUsed', 'UsePermitExpired', 'UsePermitWithdrawn'],
  apply: (book, { type, data }, permitId, { eventId, effective }) => {
    const table = 'use_permits';
    if (type === 'UsePermitGranted') {
      const { account, count, expiresOn, number } = data;
      const told = { account_id: account?.id ?? '', number, granted_on: effective.to, granted_by: eventId };
      book.put(table, permitId, { ...ownerCells(account?.owner), ...quotaTypeCells(account?.type), ...told, granted: count, expires_on: expiresOn }, { used: 0, withdrawn: false, seen_to: false });
    } else if (book.cells(table, permitId) === undefined) return;
    else if (type === 'UsePermitUsed') book.add(table, permitId, 'used', 1, {});
    else if (type === 'UsePermitWithdrawn') book.put(table, permitId, { withdrawn: true });
    else book.put(table, permitId, { seen_to: true });
  },
});
