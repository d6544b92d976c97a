import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { setLimit } from '../../domain/organ-group/organ-group.decider.js';
import { group, recordRight, someOf } from '../body.parts.js';

/** R1. */
export const setInstitutionLimitUseCase = defineUseCase({
  name: 'set-institution-limit',
  title: { zh: '核定机构限额', en: 'Set the institution limit' },
  path: 'organ-groups/:group/limits',
  right: recordRight,
  body: z.strictObject({ group, limit: someOf }),
  matter: ({ group: name, limit: quantity }) => ({ code: 'organ.limit', subjects: [name], quantity }),
  streams: (body, meta) => ({ group: organGroupStream(body.group, meta) }),
  decide: (body, { group }, meta) => ({ append: { group: setLimit(group, body, meta) } }),
});
