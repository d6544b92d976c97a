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
  /** the event that says so */
  readonly sourceEventId: string;
  /** YYYY-MM-DD from which it holds */
  readonly since: string;
  /** the event that it corrects; empty for none */
  readonly supersedesEventId: string;
}

/** One note per event: told again it is noted already. */
export const decideNoteOrgan = (organ: NotedOrgan, note: OrganNoteTimeline): Ruling<OrganNoteEvent> =>
  note.latest().facts.some(({ source }) => source === organ.sourceEventId) ? unchanged : ruled([staffingContract.make('OrganNoted', organ)]);

/** An event that was annulled before it was noted, or of which nothing is noted, leaves nothing to take back. */
export const decideWithdrawNote = (body: { readonly organId: string; readonly sourceEventId: string }, note: OrganNoteTimeline): Ruling<OrganNoteEvent> =>
  note.latest().facts.some(({ source }) => source === body.sourceEventId) ? ruled([staffingContract.make('OrganNoteWithdrawn', body)]) : unchanged;

export interface OrganEnd {
  readonly organId: string;
  readonly name: string;
  readonly endedOn: string;
  readonly successors: readonly Owner[];
  readonly movedTo: string;
  readonly byWords: boolean;
  /** an import has it: nothing is carried over */
  readonly toldByHistory: boolean;
  /** of a team: the event that ended it; empty for an organ */
  readonly sourceEventId: string;
}

/** A corrected day of abolition comes as another note. */
export const decideNoteEnd = (end: OrganEnd, note: OrganNoteTimeline): Ruling<OrganNoteEvent> =>
  note.latest().endedOn === end.endedOn ? unchanged : ruled([staffingContract.make('OrganEndNoted', { ...end, successors: end.successors.map(subjectOf) })]);

export const decideLiftEnd = (organId: string, note: OrganNoteTimeline): Ruling<OrganNoteEvent> =>
  note.latest().endedOn === null ? unchanged : ruled([staffingContract.make('OrganEndLifted', { organId })]);
