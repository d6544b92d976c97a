import type { DomainEvent, Fact } from '@yange/kernel';
import { defineStateFold, type RowBook, type StateFold } from './state-history.fold.js';

interface OrganEndTold extends DomainEvent {
  readonly data: { readonly organId: string; readonly name?: string; readonly endedOn?: string; readonly againFor?: string; readonly successors?: readonly { readonly id: string; readonly name: string }[]; readonly sourceEventId?: string; readonly supersedesEventId?: string };
}

/** Columns of `ended_organs`; `ended_on` is empty once the end was annulled, `successors` is JSON of `{ id, name }`. */
export const endedOrganColumns = 'name text not null, ended_on text not null, event_id text not null, successors text not null, told_at bigint not null';

/** Columns of `organs_on_record`: events of organisations that tell of the organ, parted by blanks; `annulled` is `yes` once nothing that told of it is left. */
export const organOnRecordColumns = 'name text not null, told_by text not null, annulled text not null';

/** Types of the events of a service by which it notes what organisations has of organs. */
export interface OrganNoteTypes {
  readonly ended: string;
  /** takes an end back */
  readonly lifted: string;
  readonly noted: string;
  readonly withdrawn: string;
}

/**
 * Which organs are on record and which ended, as the service of organisations told it: the row that has no `valid_to` says what is known by now. Order of arrival decides, whatever days the notes are of; an end
 * that is told again for something that came late says nothing new.
 */
export const organEndFold = ({ ended, lifted, noted, withdrawn }: OrganNoteTypes): StateFold<OrganEndTold> =>
  defineStateFold<OrganEndTold>({
    stream: 'organ-end',
    types: [ended, lifted, noted, withdrawn],
    apply: (book: RowBook, { type, data }, organId, { eventId, position }: Fact<OrganEndTold>) => {
      if (type === noted || type === withdrawn) return onRecord(book, type === noted, data, organId);
      if ((data.againFor ?? '') !== '' || Number(book.cells('ended_organs', organId)?.['told_at'] ?? -1) > position) return;
      const { name = '', endedOn = '', successors = [] } = data;
      if (type === ended) book.put('ended_organs', organId, { name, ended_on: endedOn, event_id: eventId, successors: JSON.stringify(successors.map((one) => ({ id: one.id, name: one.name }))), told_at: position });
      else book.put('ended_organs', organId, { ended_on: '', event_id: eventId, successors: '[]', told_at: position }, { name: '' });
    },
  });

const onRecord = (book: RowBook, isNoted: boolean, { name = '', sourceEventId = '', supersedesEventId = '' }: OrganEndTold['data'], organId: string): void => {
  const known = book.cells('organs_on_record', organId);
  const told = String(known?.['told_by'] ?? '').split(' ').filter((one) => one !== '');
  if (isNoted) return book.put('organs_on_record', organId, { name, told_by: [...told.filter((one) => one !== supersedesEventId), sourceEventId].join(' '), annulled: '' });
  const left = told.filter((one) => one !== sourceEventId);
  book.put('organs_on_record', organId, { told_by: left.join(' '), annulled: left.length === 0 && (told.length > 0 || known?.['annulled'] === 'yes') ? 'yes' : '' }, { name: '' });
};
