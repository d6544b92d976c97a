import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { reviseSanding } from '../../domain/organ/sanding.decider.js';
import { names, optionalWords, organId, recordRight, someOf } from '../body.parts.js';

export const reviseSandingUseCase = defineUseCase({
  name: 'revise-sanding',
  title: { zh: '修订“三定”规定', en: 'Revise a 三定' },
  path: 'organs/:organId/sanding-revisions',
  right: recordRight,
  body: z.strictObject({ organId, version: someOf, duties: names, reason: optionalWords }),
  matter: ({ organId: id }) => ({ code: 'organ.sanding', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => onOrgan(reviseSanding(organ, body, meta)),
});
