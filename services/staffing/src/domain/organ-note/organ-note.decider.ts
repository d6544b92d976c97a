import { staffingContract } from '@yange/contracts';
import { subjectOf, type Owner } from '../owner/owner.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import type { OrganNoteEvent } from './organ-note.events.js';
import type { OrganNoteTimeline } from './organ-note.rules.js';

export const decideNoteOrgan = (organ: { readonly organId: string; readonly name: string; readonly category: string }, note: OrganNoteTimeline): Ruling<OrganNoteEvent> =>
  note.latest().category === organ.category ? unchanged : ruled([staffingContract.make('OrganNoted', organ)]);

export interface OrganEnd {
  readonly organId: string;
  readonly name: string;
  readonly endedOn: string;
  readonly successors: readonly Owner[];
  readonly movedTo: string;
  readonly byWords: boolean;
}

/** A corrected day of abolition comes as another note. */
export const decideNoteEnd = (end: OrganEnd, note: OrganNoteTimeline): Ruling<OrganNoteEvent> =>
  note.latest().endedOn === end.endedOn ? unchanged : ruled([staffingContract.make('OrganEndNoted', { ...end, successors: end.successors.map(subjectOf) })]);

export const decideLiftEnd = (organId: string, note: OrganNoteTimeline): Ruling<OrganNoteEvent> =>
  note.latest().endedOn === null ? unchanged : ruled([staffingContract.make('OrganEndLifted', { organId })]);
