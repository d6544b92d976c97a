import type { OrganEndNoted } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';
import { ownerKey, type Owner } from '../owner/owner.js';
import type { OrganNoteEvent } from './organ-note.events.js';

/** What one event of another service says of an organ. */
export interface OrganFact {
  /** id of that event; empty in notes from before it was told */
  readonly source: string;
  /** YYYY-MM-DD from which it holds; empty likewise: since ever */
  readonly since: string;
  /** empty where it says nothing of it */
  readonly category: string;
  /** 规格: a code or the words of who recorded it; empty likewise */
  readonly rank: string;
}

/** What staffing knows of an organ or team that another service keeps. */
export interface OrganNoteState {
  /** as they came; what was corrected or annulled is gone */
  readonly facts: readonly OrganFact[];
  /** YYYY-MM-DD; null while it exists */
  readonly endedOn: string | null;
  readonly name: string;
  /** the end as it was noted; none while it exists */
  readonly end?: OrganEndNoted | null;
  /** all that told of it was annulled: it never was */
  readonly annulled?: boolean;
}

/** By the day from which they hold, those of one day as they came. */
const inOrder = ({ facts }: OrganNoteState): readonly OrganFact[] => facts.toSorted((a, b) => (a.since === b.since ? 0 : a.since < b.since ? -1 : 1));

const onThatDay = (state: OrganNoteState, what: 'category' | 'rank', date: string): string => {
  const told = inOrder(state).filter((fact) => fact[what] !== '');
  // Before the first day that anybody tells of it is what it was first told to be.
  return (told.filter(({ since }) => since <= date).at(-1) ?? told[0])?.[what] ?? '';
};

/** @returns null where no note has come */
export const categoryOn = (state: OrganNoteState, date: string): string | null => onThatDay(state, 'category', date) || null;

/** What is noted of a plate, by its own id, in place of the category that an organ has. */
export const plateCategory = 'plate';

export const isPlate = ({ facts }: OrganNoteState): boolean => facts.some(({ category }) => category === plateCategory);

/** @returns empty where nobody said */
export const rankOn = (state: OrganNoteState, date: string): string => onThatDay(state, 'rank', date);

/** @returns its ranks on that day and later, as far as they are noted; none where nobody said */
export const ranksFrom = (state: OrganNoteState, date: string): readonly string[] =>
  [...new Set([date, ...state.facts.map(({ since }) => since).filter((since) => since > date)].map((day) => onThatDay(state, 'rank', day)))].filter((rank) => rank !== '');

const apply = (state: OrganNoteState, event: OrganNoteEvent): OrganNoteState => {
  switch (event.type) {
    case 'OrganNoted': {
      const { name, category, rank, since, sourceEventId: source, supersedesEventId: corrected } = event.data;
      return { ...state, name, annulled: false, facts: [...without(state, corrected), { source, since, category, rank }] };
    }
    case 'OrganNoteWithdrawn':
      return withdrawn(state, without(state, event.data.sourceEventId));
    case 'OrganEndNoted':
      // Asked for by a person, it says nothing new.
      return event.data.ordered ? state : { ...state, endedOn: event.data.endedOn, name: event.data.name, end: event.data };
    case 'OrganEndLifted':
      return { ...state, endedOn: null, end: null };
    default:
      return state;
  }
};

const withdrawn = (state: OrganNoteState, facts: readonly OrganFact[]): OrganNoteState => ({ ...state, facts, annulled: (state.annulled ?? false) || (state.facts.length > 0 && facts.length === 0) });

const without = ({ facts }: OrganNoteState, source: string): readonly OrganFact[] => (source === '' ? facts : facts.filter((fact) => fact.source !== source));

export const organNote: AggregateDefinition<OrganNoteState, OrganNoteEvent> = {
  name: 'organ-note',
  initial: () => ({ facts: [], endedOn: null, name: '' }),
  apply,
};

export const organNoteStream = (organId: string): StreamRef<OrganNoteState, OrganNoteEvent> => streamOf(organNote, organId);

export const noteOf = (owner: Owner): StreamRef<OrganNoteState, OrganNoteEvent> => organNoteStream(ownerKey(owner));

/** All notes take effect on one day, so that a decision knows of those that have come; each tells the day that it speaks of. */
export const sinceEver = onDay('1949-10-01');
