import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { decisionStream } from '@yange/use-case';
import { motionStream } from '../../domain/motion/motion.aggregate.js';
import { decisionIdOf, receiveReply } from '../../domain/motion/motion-decision.decider.js';
import { optionalWords } from '../body.parts.js';
import { motionId, motionText, seen } from './motion.parts.js';

export const receiveReplyUseCase = defineUseCase({
  name: 'receive-reply',
  title: { zh: '市委编办批复', en: 'Reply of the city' },
  path: 'motions/:motionId/replies',
  right: 'motion.reply',
  body: z
    .strictObject({
      motionId,
      ...seen,
      outcome: z.enum(['approve', 'approve-changed', 'reject']),
      reason: optionalWords,
      /** what is approved instead, all of it; only where the city changes the motion */
      items: motionText.items.optional(),
    })
    .refine(({ outcome, items }) => (outcome === 'approve-changed') === (items !== undefined), { message: '调整后批准的须写明批准的事项，其余不写 · items go with approve-changed', path: ['items'] }),
  streams: (body) => ({ motion: motionStream(body.motionId), decision: decisionStream(decisionIdOf(body.motionId)) }),
  decide: (body, { motion }, meta) => {
    const { events, decision, violations } = receiveReply(motion, body.motionId, { ...body, items: body.items ?? [] }, meta);
    return { append: { motion: events, decision }, violations, answer: decision.length === 0 ? {} : { decisionId: decisionIdOf(body.motionId) } };
  },
});
