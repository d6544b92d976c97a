import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { motionStream } from '../../domain/motion/motion.aggregate.js';
import { reportImplementation } from '../../domain/motion/motion-decision.decider.js';
import { words } from '../body.parts.js';
import { motionId } from './motion.parts.js';

export const reportImplementationUseCase = defineUseCase({
  name: 'report-implementation',
  title: { zh: '组织实施', en: 'Report the implementation' },
  path: 'motions/:motionId/implementations',
  right: 'organisations.record',
  body: z.strictObject({ motionId, words }),
  streams: (body) => ({ motion: motionStream(body.motionId) }),
  decide: (body, { motion }, meta) => {
    const { events, violations } = reportImplementation(motion, body.motionId, body.words, meta);
    return { append: { motion: events }, violations };
  },
});
