import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { motionStream } from '../../domain/motion/motion.aggregate.js';
import { fileMotion } from '../../domain/motion/motion-decision.decider.js';
import { words } from '../body.parts.js';
import { motionId } from './motion.parts.js';

export const fileMotionUseCase = defineUseCase({
  name: 'file-motion',
  title: { zh: '备案', en: 'File a motion' },
  path: 'motions/:motionId/filings',
  right: 'organisations.record',
  body: z.strictObject({ motionId, filedWith: words }),
  streams: (body) => ({ motion: motionStream(body.motionId) }),
  decide: (body, { motion }, meta) => {
    const { events, violations } = fileMotion(motion, body.motionId, body.filedWith, meta);
    return { append: { motion: events }, violations };
  },
});
