import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { reach } from '../../domain/organ/milestone.decider.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { organId, recordRight } from '../body.parts.js';

export const activateSealUseCase = defineUseCase({
  name: 'activate-seal',
  title: { zh: '启用印章', en: 'Activation of the seal' },
  path: 'organs/:organId/seal-activations',
  right: recordRight,
  body: z.strictObject({ organId }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => onOrgan(reach(organ, body.organId, { type: 'SealActivated' }, meta)),
});
