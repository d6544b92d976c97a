import type { EnforcementEvent, Named, PowerItemText, Subject } from '@yange/contracts';
import { defineStateFold, type Cells, type RowBook } from '@yange/projections';

type Of<T> = Extract<EnforcementEvent, { type: T }>;

export type PowerItemEvent = Of<'PowerItemsDescribed' | 'PowersDelegated' | 'PowerItemsWithdrawn'>;

const noItem: Cells = { kind: '', needs_body: false, legal_basis: '', basis_from: '', basis_to: '', holder_id: '', holder: '', vertical: false, level: '', expertise: '', withdrawn: false };
const noClaim: Cells = { held: false, delegated: false, method: '', delegated_by: '', legal_review: '', procedure: '', until_day: '' };

const itemCells = ({ name, kind, needsEnforcementBody, legalBasis, basisFrom, basisTo, holder, vertical, level, expertise }: PowerItemText): Cells => ({
  name, kind, needs_body: needsEnforcementBody, legal_basis: legalBasis, basis_from: basisFrom, basis_to: basisTo, holder_id: holder?.organId ?? '', holder: holder?.name ?? '', vertical, level, expertise,
});

const claimKey = (unit: Subject | undefined, name: string): string => `${unit?.organId ?? ''}/${name}`;

/** A claim on an item by name begins or ends; with it ends what was handed on. */
export const claimed = (book: RowBook, unit: Subject | undefined, items: readonly Named[], held: boolean): void => {
  for (const { name } of items) {
    book.put('power_claims', claimKey(unit, name), { ...(held ? {} : noClaim), held }, { unit_id: unit?.organId ?? '', unit: unit?.name ?? '', item: name, ...noClaim });
  }
};

export const applyItem = (book: RowBook, { type, data }: PowerItemEvent): void => {
  switch (type) {
    case 'PowerItemsDescribed':
      return data.items.forEach((item) => book.put('power_items', item.name, itemCells(item), noItem));
    case 'PowerItemsWithdrawn':
      return data.items.forEach(({ name }) => book.put('power_items', name, { name, withdrawn: true }, noItem));
    case 'PowersDelegated':
      for (const { name } of data.items) {
        const cells = { delegated: true, method: data.method, delegated_by: data.delegatedBy?.name ?? '', legal_review: data.legalReview, procedure: data.procedure, until_day: data.until };
        book.put('power_claims', claimKey(data.unit, name), cells, { unit_id: data.unit?.organId ?? '', unit: data.unit?.name ?? '', item: name, ...noClaim });
      }
  }
};

export const powerKindsFold = defineStateFold<Of<'PowerKindsSet'>>({
  stream: 'power-kinds',
  types: ['PowerKindsSet'],
  apply: (book, { data }) => {
    const given = new Set(data.kinds.map(({ code }) => code));
    for (const code of String(book.cells('power_kind_codes', 'all')?.['codes'] ?? '').split(' ')) if (code !== '' && !given.has(code)) book.put('power_kinds', code, { in_force: false });
    for (const { code, name, needsEnforcementBody } of data.kinds) book.put('power_kinds', code, { code, name, needs_body: needsEnforcementBody, in_force: true });
    book.put('power_kind_codes', 'all', { codes: [...given].join(' ') });
  },
  shows: ({ table, cells }) => table === 'power_kinds' && cells['in_force'] === true,
});
