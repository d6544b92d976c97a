import { staffingContract } from '@yange/contracts';
import { subjectOf, type Owner } from '../owner/owner.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import type { OrganNoteEvent } from './organ-note.events.js';
import type { OrganNoteTimeline } from './organ-note.rules.js';

export interface NotedOrgan {
  readonly organId: string;
  readonly name: string;
  /** empty where only the rank is told */
  readonly category: string;
  readonly rank: string;
}

/** What is not told stays as it was noted before. */
export const decideNoteOrgan = (organ: NotedOrgan, note: OrganNoteTimeline): Ruling<OrganNoteEvent> => {
  const { category, rank } = note.latest();
  const same = (told: string, known: string | null): boolean => told === '' || told === known;
  return same(organ.category, category) && same(organ.rank, rank) ? unchanged : ruled([staffingContract.make('OrganNoted', organ)]);
};

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
