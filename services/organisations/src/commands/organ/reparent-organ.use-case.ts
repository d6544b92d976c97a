import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan, reparent } from '../../domain/organ/organ.decider.js';
import { organId, recordRight } from '../body.parts.js';

export const reparentOrganUseCase = defineUseCase({
  name: 'reparent-organ',
  title: { zh: '调整隶属关系', en: 'Put an organ under another one' },
  path: 'organs/:organId/parents',
  right: recordRight,
  body: z.strictObject({ organId, newParentId: z.uuid() }),
  matter: ({ organId: id }) => ({ code: 'organ.reparent', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId), parent: organStream(body.newParentId) }),
  decide: (body, { organ, parent }, meta) => onOrgan(reparent(organ, parent, body.organId, body.newParentId, meta)),
});
