import type { StaffingEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { defineStateFold, type StateRow } from '@yange/projections';
import { ownerCells } from '../periods/owner.columns.js';
import { quotaTypeCells } from '../periods/quota-type.columns.js';

type PersonEvent = Extract<StaffingEvent, { readonly type: 'PersonLeft' | 'PersonQuotaCleared' | 'PersonEntered' | 'PersonTransferred' }>;

/** Everybody who left or was transferred in a batch, one row per leaving and transfer, and the posts that are kept for some. A person is a random id. */
export const personFold = defineStateFold<PersonEvent>({
  stream: 'person',
  types: ['PersonLeft', 'PersonQuotaCleared', 'PersonEntered', 'PersonTransferred'],
  apply: (book, { type, data }, personId) => {
    if (type === 'PersonTransferred') return;
    if (type === 'PersonLeft' && data.quotaKept) book.put('kept_posts', personId, { ...ownerCells(data.account?.owner), ...quotaTypeCells(data.account?.type), reason: data.reason, kept: true });
    else if (book.cells('kept_posts', personId) !== undefined) book.put('kept_posts', personId, { kept: false });
  },
  shows: ({ cells }) => cells['kept'] === true,
  traces: (fact) => [...leaving(fact), ...transfer(fact)],
});

const leaving = ({ event, eventId, effective }: Fact<PersonEvent>): readonly StateRow[] => {
  if (event.type !== 'PersonLeft') return [];
  const { account, reasonCode, reason, quotaKept } = event.data;
  return [{ table: 'leavings', key: eventId, cells: { ...ownerCells(account?.owner), ...quotaTypeCells(account?.type), reason_code: reasonCode, reason, quota_kept: quotaKept, left_on: effective.to } }];
};

/** An organ that ends hands its people over without a batch: they are in no roster. */
const transfer = ({ event, eventId }: Fact<PersonEvent>): readonly StateRow[] => {
  if (event.type !== 'PersonTransferred' || event.data.batchId === '') return [];
  const { batchId, personId, from, to } = event.data;
  const [left, reached] = [ownerCells(from?.owner), ownerCells(to?.owner)];
  const places = { from_organ_id: left.owner_organ_id, from_name: left.owner_name, to_organ_id: reached.owner_organ_id, to_name: reached.owner_name };
  return [{ table: 'transferred_persons', key: eventId, cells: { batch_id: batchId, person_id: personId, ...places, ...quotaTypeCells(to?.type) } }];
};
