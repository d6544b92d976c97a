import { staffingContract, type ApproverNoted, type ApproverNoteWithdrawn } from '@yange/contracts';
import type { Timeline, Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { handsOf } from '../permit-request/permit-request.decider.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import { approverOn, type ApproverNoteEvent, type ApproverNoteState } from './approver-note.aggregate.js';

export type ApproverNoteTimeline = Timeline<ApproverNoteState, ApproverNoteEvent>;
type Said<T> = Omit<T, '$typeName' | '$unknown'>;

const knows = (note: ApproverNoteTimeline, source: string): boolean => note.latest().told.some((one) => one.source === source);

/** The same event again changes nothing. */
export const decideNoteApprover = (said: Said<ApproverNoted>, note: ApproverNoteTimeline): Ruling<ApproverNoteEvent> =>
  knows(note, said.sourceEventId) ? unchanged : ruled([staffingContract.make('ApproverNoted', said)]);

export const decideWithdrawApproverNote = (said: Said<ApproverNoteWithdrawn>, note: ApproverNoteTimeline): Ruling<ApproverNoteEvent> =>
  knows(note, said.sourceEventId) ? ruled([staffingContract.make('ApproverNoteWithdrawn', said)]) : unchanged;

/**
 * R18 一支笔: where the city has designated who approves, a permit is granted by that person, or by the one who stands in, on the day of the permit. The right alone is enough where nobody is designated.
 * Asked of live grants of people: history tells what was, and a plan that is only tried out names no hands.
 */
export const notTheOneApprover = (note: ApproverNoteTimeline, meta: CommandMeta): Violation | null => {
  const designated = approverOn(note.latest(), meta.effective.to);
  if (handsOf(meta).length === 0 || designated === null || [designated.person, designated.deputy].includes(meta.actor.person)) return null;
  return { rule: 'permit-by-one-approver', zh: '用编审批权限只属于市明确的一支笔审批人', en: 'the one designated approver grants permits', facts: { on: meta.effective.to } };
};
