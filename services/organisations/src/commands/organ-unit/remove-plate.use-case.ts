import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { removePlate } from '../../domain/organ/plate.decider.js';
import { optionalWords, organId, recordRight, words } from '../body.parts.js';

export const removePlateUseCase = defineUseCase({
  name: 'remove-plate',
  title: { zh: '摘除牌子', en: 'Remove a plate' },
  path: 'organs/:organId/plate-removals',
  right: recordRight,
  body: z.strictObject({ organId, name: words, reason: optionalWords }),
  matter: ({ organId: id }) => ({ code: 'organ.plate', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => onOrgan(removePlate(organ, body, meta)),
});
