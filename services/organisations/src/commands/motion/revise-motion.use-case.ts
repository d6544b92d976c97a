import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { motionStream } from '../../domain/motion/motion.aggregate.js';
import { reviseMotion } from '../../domain/motion/motion-draft.decider.js';
import { motionId, motionText } from './motion.parts.js';

export const reviseMotionUseCase = defineUseCase({
  name: 'revise-motion',
  title: { zh: '修改动议', en: 'Revise a motion' },
  path: 'motions/:motionId/revisions',
  right: 'motion.make',
  draft: true,
  body: z.strictObject({ motionId, ...motionText, version: z.int().min(1) }),
  streams: (body) => ({ motion: motionStream(body.motionId) }),
  decide: (body, { motion }, meta) => {
    const { events, violations } = reviseMotion(motion, body.motionId, body, meta);
    return { append: { motion: events }, violations };
  },
});
