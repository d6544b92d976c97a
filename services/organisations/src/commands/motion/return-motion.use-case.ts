import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { motionStream } from '../../domain/motion/motion.aggregate.js';
import { returnMotion } from '../../domain/motion/motion-draft.decider.js';
import { words } from '../body.parts.js';
import { motionId } from './motion.parts.js';

export const returnMotionUseCase = defineUseCase({
  name: 'return-motion',
  title: { zh: '退回动议', en: 'Return a motion' },
  path: 'motions/:motionId/returns',
  right: 'motion.review',
  draft: true,
  body: z.strictObject({ motionId, reason: words }),
  streams: (body) => ({ motion: motionStream(body.motionId) }),
  decide: (body, { motion }, meta) => {
    const { events, violations } = returnMotion(motion, body.motionId, body.reason, meta);
    return { append: { motion: events }, violations };
  },
});
