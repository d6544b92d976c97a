import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { reach } from '../../domain/organ/milestone.decider.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { organId, recordRight } from '../body.parts.js';

export const inaugurateUseCase = defineUseCase({
  name: 'inaugurate',
  title: { zh: '挂牌和办公用房调配', en: 'Inauguration' },
  path: 'organs/:organId/inaugurations',
  right: recordRight,
  body: z.strictObject({ organId, plateHung: z.boolean(), premisesAllocated: z.boolean() }).refine((body) => body.plateHung || body.premisesAllocated, { path: ['plateHung'], message: '挂牌、办公用房至少一项 · plate, premises or both' }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => onOrgan(reach(organ, body.organId, { type: 'OrganInaugurated', plateHung: body.plateHung, premisesAllocated: body.premisesAllocated }, meta)),
});
