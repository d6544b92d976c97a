import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { matterLevelsStream } from '../../domain/motion/matter-level.aggregate.js';
import { motionStream } from '../../domain/motion/motion.aggregate.js';
import { fileMotion } from '../../domain/motion/motion-decision.decider.js';
import { words } from '../body.parts.js';
import { filingBody, motionId } from './motion.parts.js';

export const fileMotionUseCase = defineUseCase({
  name: 'file-motion',
  title: { zh: '备案', en: 'File a motion' },
  path: 'motions/:motionId/filings',
  right: 'organisations.record',
  body: z.strictObject({ motionId, filedWith: words, body: filingBody.optional() }),
  streams: (body) => ({ motion: motionStream(body.motionId), levels: matterLevelsStream }),
  decide: (body, { motion, levels }, meta) => {
    const { events, violations } = fileMotion(motion, body.motionId, { filedWith: body.filedWith, body: body.body ?? '' }, levels.at(meta.effective.to), meta);
    return { append: { motion: events }, violations };
  },
});
