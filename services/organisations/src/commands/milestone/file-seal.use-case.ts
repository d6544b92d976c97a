import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { reach } from '../../domain/organ/milestone.decider.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { organId, recordRight } from '../body.parts.js';

export const fileSealUseCase = defineUseCase({
  name: 'file-seal',
  title: { zh: '印章备案', en: 'Filing of the seal' },
  path: 'organs/:organId/seal-filings',
  right: recordRight,
  body: z.strictObject({ organId }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => onOrgan(reach(organ, body.organId, { type: 'SealFiled' }, meta)),
});
