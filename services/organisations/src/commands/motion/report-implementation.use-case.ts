import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { motionStream } from '../../domain/motion/motion.aggregate.js';
import { reportImplementation } from '../../domain/motion/motion-decision.decider.js';
import { optionalWords, words } from '../body.parts.js';
import { motionId } from './motion.parts.js';

export const reportImplementationUseCase = defineUseCase({
  name: 'report-implementation',
  title: { zh: '组织实施', en: 'Report the implementation' },
  path: 'motions/:motionId/implementations',
  right: 'organisations.record',
  body: z.strictObject({
    motionId,
    words,
    /** in the order of what was decided: whether each was carried out, and how otherwise */
    items: z.array(z.strictObject({ carriedOut: z.boolean(), words: optionalWords })).max(50).default([]),
  }),
  streams: (body) => ({ motion: motionStream(body.motionId) }),
  decide: (body, { motion }, meta) => {
    const { events, violations } = reportImplementation(motion, body.motionId, body, meta);
    return { append: { motion: events }, violations };
  },
});
