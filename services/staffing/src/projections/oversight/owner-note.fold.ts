import type { StaffingEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

type OwnerNoteEvent = Extract<StaffingEvent, { readonly type: 'OwnerNoted' | 'OwnerNoteWithdrawn' }>;

/** One row per organ or team: the events of other services that tell of it, parted by blanks; `annulled` is `yes` once nothing that told of it is left. */
export const ownerNoteFold = defineStateFold<OwnerNoteEvent>({
  stream: 'owner-note',
  types: ['OwnerNoted', 'OwnerNoteWithdrawn'],
  apply: (book, { type, data }, ownerId) => {
    const known = book.cells('owners_on_record', ownerId);
    const told = String(known?.['told_by'] ?? '').split(' ').filter((one) => one !== '');
    if (type === 'OwnerNoted') return book.put('owners_on_record', ownerId, { name: data.name, told_by: [...told.filter((one) => one !== data.supersedesEventId), data.sourceEventId].join(' '), annulled: '' });
    const left = told.filter((one) => one !== data.sourceEventId);
    book.put('owners_on_record', ownerId, { told_by: left.join(' '), annulled: left.length === 0 ? 'yes' : '' }, { name: '' });
  },
});
