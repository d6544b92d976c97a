import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { paperOnRecord } from '../../domain/document/document.aggregate.js';
import { motionStream } from '../../domain/motion/motion.aggregate.js';
import { fileArgument } from '../../domain/motion/motion-draft.decider.js';
import { words } from '../body.parts.js';
import { motionId } from './motion.parts.js';

const long = z.string().trim().min(1).max(4000);

export const fileArgumentUseCase = defineUseCase({
  name: 'file-argument',
  title: { zh: '提交论证', en: 'File the argument' },
  path: 'motions/:motionId/arguments',
  right: 'motion.make',
  draft: true,
  body: z.strictObject({ motionId, version: z.int().min(1), necessity: long, reasonableness: long, feasibility: long, evidence: z.array(words).max(50) }),
  streams: (body) => ({ motion: motionStream(body.motionId) }),
  relies: ({ evidence }) => evidence.map((paper) => paperOnRecord(paper, '论证依据', 'the evidence')),
  decide: (body, { motion }, meta) => {
    const { events, violations } = fileArgument(motion, body.motionId, body, meta);
    return { append: { motion: events }, violations };
  },
});
