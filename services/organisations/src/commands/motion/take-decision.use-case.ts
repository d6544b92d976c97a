import { decisionStream, defineUseCase, type CommandMeta } from '@yange/use-case';
import { z } from 'zod';
import { paperOnRecord } from '../../domain/document/document.aggregate.js';
import { meetingIdOf, meetingWithId } from '../../domain/meeting/meeting.aggregate.js';
import { meetingOfDecision } from '../../domain/meeting/meeting-of-decision.rule.js';
import { approverStream } from '../../domain/motion/approver.aggregate.js';
import { matterLevelsStream } from '../../domain/motion/matter-level.aggregate.js';
import { motionStream } from '../../domain/motion/motion.aggregate.js';
import { decisionIdOf, takeDecision } from '../../domain/motion/motion-decision.decider.js';
import { broken } from '../../domain/rule/broken.js';
import { optionalWords, words } from '../body.parts.js';
import { motionId, optionalPaper, seen } from './motion.parts.js';

/** As a clerk knows it: 区委编委会 2026 年第 3 次会议. */
const meetingKey = z.strictObject({ body: words, year: z.int().min(1949).max(2199), ordinal: z.int().min(1).max(400) });

const meetingNamed = ({ meetingId, meeting }: { readonly meetingId: string; readonly meeting?: z.infer<typeof meetingKey> | undefined }, { district }: Pick<CommandMeta, 'district'>): string =>
  meeting === undefined ? meetingId : meetingIdOf(district, meeting);

/** The approver and the levels that the decision was judged by guard it: it is decided again when they change meanwhile. */
export const takeDecisionUseCase = defineUseCase({
  name: 'take-decision',
  title: { zh: '审议决定', en: 'Decide a motion' },
  path: 'motions/:motionId/decisions',
  right: 'motion.decide',
  body: z
    .strictObject({
      motionId, ...seen, outcome: z.enum(['approve', 'reject', 'submit']),
      meetingId: optionalWords.describe('登记会议时答复的编号 · as the record of the meeting answered it'),
      meeting: meetingKey.optional().describe('会议机构、年度和次数，可代替会议编号 · in place of its id'),
      minutes: optionalPaper, reason: optionalWords,
    })
    .refine(({ meetingId, meeting }) => meetingId === '' || meeting === undefined, { path: ['meeting'], message: '会议编号与会议只填一项 · name the meeting once' }),
  streams: (body, meta) => ({ meeting: meetingWithId(meetingNamed(body, meta)), motion: motionStream(body.motionId), decision: decisionStream(decisionIdOf(body.motionId)), approver: approverStream, levels: matterLevelsStream }),
  relies: ({ minutes }) => (minutes?.number === undefined ? [] : [paperOnRecord(minutes.number, '会议纪要', 'the minutes')]),
  decide: (body, { meeting, motion, approver, levels }, meta) => {
    const meetingId = meetingNamed(body, meta);
    const around = { approver: approver.at(meta.effective.to), levels: levels.at(meta.effective.to) };
    const { events, decision, violations } = takeDecision(motion, body.motionId, { ...body, meetingId }, around, meta);
    return { append: { motion: events, decision }, violations: events.length === 0 ? violations : [...violations, ...broken(meetingOfDecision(meeting, { meetingId, motionId: body.motionId }, meta))], answer: decision.length === 0 ? {} : { decisionId: decisionIdOf(body.motionId) } };
  },
});
