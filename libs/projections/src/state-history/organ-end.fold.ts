import type { DomainEvent, Fact } from '@yange/kernel';
import { defineStateFold, type RowBook, type StateFold } from './state-history.fold.js';

interface OrganEndTold extends DomainEvent {
  readonly data: { readonly organId: string; readonly name?: string; readonly endedOn?: string; readonly againFor?: string; readonly successors?: readonly { readonly id: string; readonly name: string }[] };
}

/** Columns of `ended_organs`; `ended_on` is empty once the end was annulled, `successors` is JSON of `{ id, name }`. */
export const endedOrganColumns = 'name text not null, ended_on text not null, event_id text not null, successors text not null, told_at bigint not null';

/**
 * Which organs ended, as the service of organisations told it: the row that has no `valid_to` says what is known by now. Order of arrival decides, whatever days the notes are of; an end that is told
 * again for something that came late says nothing new.
 * @param noted type of the event that notes an end @param lifted of the one that takes it back
 */
export const organEndFold = (noted: string, lifted: string): StateFold<OrganEndTold> =>
  defineStateFold<OrganEndTold>({
    stream: 'organ-end',
    types: [noted, lifted],
    apply: (book: RowBook, { type, data }, organId, { eventId, position }: Fact<OrganEndTold>) => {
      if ((data.againFor ?? '') !== '' || Number(book.cells('ended_organs', organId)?.['told_at'] ?? -1) > position) return;
      const { name = '', endedOn = '', successors = [] } = data;
      if (type === noted) book.put('ended_organs', organId, { name, ended_on: endedOn, event_id: eventId, successors: JSON.stringify(successors.map((one) => ({ id: one.id, name: one.name }))), told_at: position });
      else book.put('ended_organs', organId, { ended_on: '', event_id: eventId, successors: '[]', told_at: position }, { name: '' });
    },
  });
