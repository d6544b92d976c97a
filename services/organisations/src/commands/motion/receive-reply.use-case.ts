import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { decisionStream } from '@yange/use-case';
import { motionStream } from '../../domain/motion/motion.aggregate.js';
import { decisionIdOf, receiveReply } from '../../domain/motion/motion-decision.decider.js';
import { optionalWords } from '../body.parts.js';
import { motionId, seen } from './motion.parts.js';

export const receiveReplyUseCase = defineUseCase({
  name: 'receive-reply',
  title: { zh: '市委编办批复', en: 'Reply of the city' },
  path: 'motions/:motionId/replies',
  right: 'motion.reply',
  body: z.strictObject({ motionId, ...seen, outcome: z.enum(['approve', 'reject']), reason: optionalWords }),
  streams: (body) => ({ motion: motionStream(body.motionId), decision: decisionStream(decisionIdOf(body.motionId)) }),
  decide: (body, { motion }, meta) => {
    const { events, decision, violations } = receiveReply(motion, body.motionId, body, meta);
    return { append: { motion: events, decision }, violations, answer: decision.length === 0 ? {} : { decisionId: decisionIdOf(body.motionId) } };
  },
});
