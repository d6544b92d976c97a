import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { motionStream } from '../../domain/motion/motion.aggregate.js';
import { withdrawMotion } from '../../domain/motion/motion-draft.decider.js';
import { words } from '../body.parts.js';
import { motionId } from './motion.parts.js';

export const withdrawMotionUseCase = defineUseCase({
  name: 'withdraw-motion',
  title: { zh: '撤回动议', en: 'Withdraw a motion' },
  path: 'motions/:motionId/withdrawals',
  right: 'motion.make',
  draft: true,
  body: z.strictObject({ motionId, reason: words }),
  streams: (body) => ({ motion: motionStream(body.motionId) }),
  decide: (body, { motion }, _meta) => {
    const { events, violations } = withdrawMotion(motion, body.motionId, body.reason);
    return { append: { motion: events }, violations };
  },
});
