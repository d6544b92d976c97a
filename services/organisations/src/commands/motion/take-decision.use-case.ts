import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { paperOnRecord } from '../../domain/document/document.aggregate.js';
import { decisionStream } from '@yange/use-case';
import { approverStream } from '../../domain/motion/approver.aggregate.js';
import { matterLevelsStream } from '../../domain/motion/matter-level.aggregate.js';
import { motionStream } from '../../domain/motion/motion.aggregate.js';
import { decisionIdOf, takeDecision } from '../../domain/motion/motion-decision.decider.js';
import { optionalWords } from '../body.parts.js';
import { motionId, optionalPaper, seen } from './motion.parts.js';

/** The approver and the levels that the decision was judged by guard it: it is decided again when they change meanwhile. */
export const takeDecisionUseCase = defineUseCase({
  name: 'take-decision',
  title: { zh: '审议决定', en: 'Decide a motion' },
  path: 'motions/:motionId/decisions',
  right: 'motion.decide',
  body: z.strictObject({ motionId, ...seen, outcome: z.enum(['approve', 'reject', 'submit']), meetingId: optionalWords, minutes: optionalPaper, reason: optionalWords }),
  streams: (body) => ({ motion: motionStream(body.motionId), decision: decisionStream(decisionIdOf(body.motionId)), approver: approverStream, levels: matterLevelsStream }),
  relies: ({ minutes }) => (minutes?.number === undefined ? [] : [paperOnRecord(minutes.number, '会议纪要', 'the minutes')]),
  decide: (body, { motion, approver, levels }, meta) => {
    const around = { approver: approver.at(meta.effective.to), levels: levels.at(meta.effective.to) };
    const { events, decision, violations } = takeDecision(motion, body.motionId, body, around, meta);
    return { append: { motion: events, decision }, violations, answer: decision.length === 0 ? {} : { decisionId: decisionIdOf(body.motionId) } };
  },
});
