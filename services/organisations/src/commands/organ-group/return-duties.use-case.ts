import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { dutiesReturned } from '../../domain/organ-group/organ-group.decider.js';
import { group, recordRight, someOf, words } from '../body.parts.js';

/** R5. */
export const returnDutiesUseCase = defineUseCase({
  name: 'return-duties',
  title: { zh: '行政职能回归', en: 'Return administrative functions' },
  path: 'organ-groups/:group/duty-returns',
  right: recordRight,
  body: z.strictObject({ group, departments: someOf, departmentsLabel: words, institutions: someOf, institutionsLabel: words }),
  matter: ({ group: name }) => ({ code: 'organ.duties', subjects: [name] }),
  streams: (body, meta) => ({ group: organGroupStream(body.group, meta) }),
  decide: (body, { group }, meta) => ({ append: { group: dutiesReturned(group, body, meta) } }),
});
