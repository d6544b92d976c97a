import { afterSecondment, type SecondedGroups, type StaffingEvent } from '@yange/contracts';
import { defineStateFold, type RowBook } from '@yange/projections';
import { ownerCells } from '../periods/owner.columns.js';

type SecondmentEvent = Extract<StaffingEvent, { readonly type: 'SecondmentsRecorded' | 'SecondmentsExtended' | 'SecondmentsCleared' }>;

const table = 'secondments';
const order = 'secondment_order';

/** What the rows say, in the order in which the secondments began. */
const groupsIn = (book: RowBook): SecondedGroups =>
  new Map(
    String(book.cells(order, 'all')?.['ids'] ?? '').split(' ').flatMap((key) => {
      const cells = book.cells(table, key);
      if (cells === undefined) return [];
      return [[key === 'before' ? '' : key, { left: Number(cells['away']), until: String(cells['until_day']), named: new Set(String(cells['person_ids']).split(' ').filter((id) => id !== '')) }]] as const;
    }),
  );

/** One row per secondment; `before` is what was recorded before each had an id. That one is overdue is no event: its last day is compared with the day in question. */
export const secondmentFold = defineStateFold<SecondmentEvent>({
  stream: 'secondment',
  types: ['SecondmentsRecorded', 'SecondmentsExtended', 'SecondmentsCleared'],
  apply: (book, event) => {
    const known = groupsIn(book);
    if (event.type === 'SecondmentsCleared' && known.size === 0) return;
    const groups = afterSecondment(known, event);
    for (const [id, { left, named, until }] of groups) book.put(table, id === '' ? 'before' : id, { away: left, until_day: until, person_ids: [...named].sort().join(' ') }, { ...ownerCells(event.data.owner), forms: '', host: '', host_organ_id: null, went: 0 });
    if (event.type === 'SecondmentsRecorded') {
      const { secondmentId, forms, persons, host } = event.data;
      book.put(table, secondmentId === '' ? 'before' : secondmentId, { forms: forms.join('、'), host: host?.name ?? '', host_organ_id: ownerCells(host).owner_organ_id });
      book.add(table, secondmentId === '' ? 'before' : secondmentId, 'went', persons, {});
    }
    book.put(order, 'all', { ids: [...groups.keys()].map((id) => (id === '' ? 'before' : id)).join(' ') });
  },
  shows: (row) => row.table === table,
});
