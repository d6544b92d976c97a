import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { correctMisfit } from '../../domain/organ/sanding.decider.js';
import { organId, recordRight, words } from '../body.parts.js';

export const correctMisfitUseCase = defineUseCase({
  name: 'correct-misfit',
  title: { zh: '纠正与“三定”不符', en: 'Correct what does not fit a 三定' },
  path: 'organs/:organId/misfits/:misfitId/corrections',
  right: recordRight,
  body: z.strictObject({ organId, misfitId: z.uuid(), words }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => onOrgan(correctMisfit(organ, body, meta)),
});
