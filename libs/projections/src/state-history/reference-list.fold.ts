import type { DomainEvent } from '@yange/kernel';
import { defineStateFold } from './state-history.fold.js';

interface ReferenceListSet extends DomainEvent {
  readonly type: 'ReferenceListSet';
  readonly data: { readonly entries: readonly { readonly code: string; readonly name: string; readonly marks: readonly string[]; readonly source: string }[] };
}

/** Columns of `reference_entries`. */
export const referenceEntryColumns = 'code text not null, name text not null, marks text not null, source text not null, place integer not null, in_force boolean not null';

/** Entries of a reference table that came into force and that no later table leaves out. */
export const referenceListFold = defineStateFold<ReferenceListSet>({
  stream: 'reference-list',
  types: ['ReferenceListSet'],
  apply: (book, { data: { entries } }) => {
    const given = new Set(entries.map(({ code }) => code));
    for (const code of String(book.cells('reference_codes', 'all')?.['codes'] ?? '').split(' ')) if (code !== '' && !given.has(code)) book.put('reference_entries', code, { in_force: false });
    entries.forEach(({ code, name, marks, source }, place) => book.put('reference_entries', code, { code, name, marks: marks.join(' '), source, place, in_force: true }));
    book.put('reference_codes', 'all', { codes: [...given].join(' ') });
  },
  shows: ({ table, cells }) => table === 'reference_entries' && cells['in_force'] === true,
});
