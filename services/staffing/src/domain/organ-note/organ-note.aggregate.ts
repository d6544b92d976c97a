import { onDay } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';
import { ownerKey, type Owner } from '../owner/owner.js';
import type { OrganNoteEvent } from './organ-note.events.js';

/** What staffing knows of an organ or team that another service keeps. */
export interface OrganNoteState {
  /** null where no note has come */
  readonly category: string | null;
  /** 规格: a code or the words of who recorded it; empty where nobody said it */
  readonly rank: string;
  /** YYYY-MM-DD; null while it exists */
  readonly endedOn: string | null;
  readonly name: string;
}

const apply = (state: OrganNoteState, event: OrganNoteEvent): OrganNoteState => {
  switch (event.type) {
    case 'OrganNoted':
      return { ...state, category: event.data.category === '' ? state.category : event.data.category, rank: event.data.rank === '' ? state.rank : event.data.rank, name: event.data.name };
    case 'OrganEndNoted':
      return { ...state, endedOn: event.data.endedOn, name: event.data.name };
    case 'OrganEndLifted':
      return { ...state, endedOn: null };
    default:
      return state;
  }
};

export const organNote: AggregateDefinition<OrganNoteState, OrganNoteEvent> = {
  name: 'organ-note',
  initial: () => ({ category: null, rank: '', endedOn: null, name: '' }),
  apply,
};

export const organNoteStream = (organId: string): StreamRef<OrganNoteState, OrganNoteEvent> => streamOf(organNote, organId);

export const noteOf = (owner: Owner): StreamRef<OrganNoteState, OrganNoteEvent> => organNoteStream(ownerKey(owner));

/** All notes take effect on one day, so that the last that came is the one that counts, whatever day it speaks of. */
export const sinceEver = onDay('1949-10-01');
