import { staffingContract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
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

/**
 * What an import told of an end it tells whole; where it told nothing of what the organ had, a person asks for it, and it passes on as after a live end. Asked for again, what is left by then does.
 * @throws {Rejected} `end-not-noted`, `carried-over-by-itself`
 */
export const decideOrderCarryOver = (organId: string, note: OrganNoteTimeline, date: string): Ruling<OrganNoteEvent> => {
  const { end, endedOn, name } = note.latest();
  if (endedOn === null || end === null || end === undefined || date < endedOn) throw new Rejected('end-not-noted', '没有该机构（队伍）截至该日已撤销的记载，无可结转；刚录入的请稍后再试', 'no end of the organ or team is noted by that day: nothing passes on; what was recorded just now may not have come yet: try again in a moment', { organId });
  if (!end.toldByHistory) throw new Rejected('carried-over-by-itself', `“${name}”撤销时已自动结转；未能结转的见待办`, `what "${name}" had passed on by itself when it ended; what could not is a follow-up`, { organId });
  const { movedTo, byWords, successors, sourceEventId } = end;
  return ruled([staffingContract.make('OrganEndNoted', { organId, name, endedOn, successors, movedTo, byWords, sourceEventId, ordered: true })]);
};

export const decideLiftEnd = (organId: string, note: OrganNoteTimeline): Ruling<OrganNoteEvent> =>
  note.latest().endedOn === null ? unchanged : ruled([staffingContract.make('OrganEndLifted', { organId })]);
