import { organisationsContract } from '@yange/contracts';
import { Rejected, type Timeline } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { meetingIdOf, type MeetingEvent, type MeetingKey, type MeetingState } from './meeting.aggregate.js';

/** @throws {Rejected} `meeting-in-other-year`, `meeting-held-otherwise` */
export const hold = (timeline: Timeline<MeetingState, MeetingEvent>, wanted: MeetingKey & { approved: readonly string[]; motionIds: readonly string[] }, meta: CommandMeta): readonly MeetingEvent[] => {
  const { body, year, ordinal, approved, motionIds } = wanted;
  if (Number(meta.effective.to.slice(0, 4)) !== year) {
    throw new Rejected('meeting-in-other-year', `生效日期不在 ${year} 年`, `the effective date is not in ${year}`, { year: String(year), date: meta.effective.to });
  }
  const { held } = timeline.latest();
  if (held === null) return [organisationsContract.make('MeetingHeld', { meetingId: meetingIdOf(meta.district, wanted), body, year, ordinal, approved: [...approved], motionIds: [...new Set(motionIds)] })];
  if (held.to === meta.effective.to && held.approved.join() === approved.join() && held.motionIds.join() === [...new Set(motionIds)].join()) return [];
  throw new Rejected('meeting-held-otherwise', `${year} 年第 ${ordinal} 次会议已有记录，请用更正`, `meeting ${ordinal} of ${year} is on record; record a correction`, { year: String(year), ordinal: String(ordinal) });
};
