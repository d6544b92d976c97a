import { defineUseCase, readOnly } from '@yange/use-case';
import { z } from 'zod';
import { demandStream, groundOf } from '../../domain/motion/demand.decider.js';
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
  body: z.strictObject({ ...motionText, applicant: optionalWords, demandId: z.uuid().optional().describe('所依据的外部要求 · the demand from outside that it rests on') }),
  streams: (body, meta) => ({ motion: motionStream(meta.id('motion')), demand: readOnly(demandStream(body.demandId ?? 'none')) }),
  decide: ({ demandId = '', ...body }, { motion, demand }, meta) => {
    const motionId = meta.id('motion');
    const { events, violations } = makeMotion(motion, motionId, { ...body, demandId }, demandId === '' ? null : groundOf(demandId, demand), meta);
    return { append: { motion: events }, violations, answer: { motionId } };
  },
});
