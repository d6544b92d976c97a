import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { motionStream } from '../../domain/motion/motion.aggregate.js';
import { makeMotion } from '../../domain/motion/motion-draft.decider.js';
import { optionalWords } from '../body.parts.js';
import { motionText } from './motion.parts.js';

export const makeMotionUseCase = defineUseCase({
  name: 'make-motion',
  title: { zh: '提出动议', en: 'Make a motion' },
  path: 'motions',
  about: 'motion',
  right: 'motion.make',
  draft: true,
  body: z.strictObject({ ...motionText, applicant: optionalWords }),
  streams: (_body, meta) => ({ motion: motionStream(meta.id('motion')) }),
  decide: (body, { motion }, meta) => {
    const motionId = meta.id('motion');
    const { events, violations } = makeMotion(motion, motionId, body, meta);
    return { append: { motion: events }, violations, answer: { motionId } };
  },
});
