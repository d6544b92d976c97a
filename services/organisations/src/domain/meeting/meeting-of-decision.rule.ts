import type { Timeline, Violation } from '@yange/kernel';
import { asksForRecords, type CommandMeta } from '@yange/use-case';
import type { MeetingEvent, MeetingState } from './meeting.aggregate.js';

export interface DecidedAt {
  readonly meetingId: string;
  readonly motionId: string;
}

/**
 * R19: a decision that names its meeting names one that was held, before or on its day, and dealt with its motion. Who names none has the minutes alone.
 * A meeting that does not say which motions it dealt with is not held against any; one of which only the month is known is later only where that month is.
 */
export const meetingOfDecision = (meeting: Timeline<MeetingState, MeetingEvent>, { meetingId, motionId }: DecidedAt, meta: CommandMeta): Violation | null => {
  if (meetingId === '') return null;
  const facts = { meetingId };
  const { held } = meeting.latest();
  if (held === null) return asksForRecords(meta) ? { rule: 'meeting-unregistered', zh: '所列会议未登记；请先登记该会议', en: 'the meeting that is named is not on record: record it first', facts } : null;
  if (held.from > meta.effective.to) return { rule: 'meeting-after-decision', zh: `所列会议 ${held.from} 召开，晚于决定日期`, en: `the meeting took place on ${held.from}, after the decision`, facts: { ...facts, heldOn: held.from } };
  if (held.motionIds.length === 0 || held.motionIds.includes(motionId)) return null;
  return { rule: 'meeting-of-other-motion', zh: '所列会议审议的不是该动议', en: 'the meeting that is named dealt with other motions', facts };
};
