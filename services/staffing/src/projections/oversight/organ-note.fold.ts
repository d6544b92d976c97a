import type { StaffingEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

type NoteEvent = Extract<StaffingEvent, { readonly type: 'OrganNoted' | 'OrganNoteWithdrawn' | 'OrganEndNoted' | 'OrganEndLifted' }>;

interface Told {
  readonly source: string;
  readonly since: string;
  readonly category: string;
  readonly rank: string;
}

const blank = { name: '', told: '[]', ended_on: '', ended_by: '', annulled: '' };

/** One row per organ: what other services told of it, each with the day that it speaks of, as it came. What was corrected or withdrawn is gone; an organ of which nothing is left never was. */
export const organNoteFold = defineStateFold<NoteEvent>({
  stream: 'organ-note',
  types: ['OrganNoted', 'OrganNoteWithdrawn', 'OrganEndNoted', 'OrganEndLifted'],
  apply: (book, { type, data }, organId) => {
    const table = 'noted_organs';
    const told = (JSON.parse(String(book.cells(table, organId)?.['told'] ?? '[]')) as Told[]);
    const without = (source: string): readonly Told[] => (source === '' ? told : told.filter((one) => one.source !== source));
    if (type === 'OrganNoted') {
      const { sourceEventId: source, since, category, rank, name, supersedesEventId } = data;
      book.put(table, organId, { name, told: JSON.stringify([...without(supersedesEventId), { source, since, category, rank }]), annulled: '' }, blank);
    } else if (type === 'OrganEndNoted' && data.ordered) return;
    else if (type === 'OrganNoteWithdrawn') {
      const left = without(data.sourceEventId);
      book.put(table, organId, { told: JSON.stringify(left), ...(told.length > 0 && left.length === 0 ? { annulled: 'yes' } : {}) }, blank);
    }
    else if (type === 'OrganEndNoted') book.put(table, organId, { name: data.name, ended_on: data.endedOn, ended_by: data.sourceEventId }, blank);
    else book.put(table, organId, { ended_on: '', ended_by: '' }, blank);
  },
});
