import { defineUseCase, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { setLimit } from '../../domain/organ-group/organ-group.decider.js';
import { category, group, recordRight, someOf } from '../body.parts.js';
import { categories } from '../reference/named-entries.parts.js';

/** R1; with a category the limit of that one (LIMIT_CAP). */
export const setInstitutionLimitUseCase = heldToTables(defineUseCase({
  name: 'set-institution-limit',
  title: { zh: '核定机构限额', en: 'Set the institution limit' },
  path: 'organ-groups/:group/limits',
  right: recordRight,
  body: z.strictObject({ group, limit: someOf, category: category.optional().describe('只限该类机构；不填为整组的机构限额 · of this category alone; otherwise of the group') }),
  matter: ({ group: name, limit: quantity }) => ({ code: 'organ.limit', subjects: [name], quantity }),
  streams: (body, meta) => ({ group: organGroupStream(body.group, meta) }),
  decide: (body, { group }, meta) => ({ append: { group: setLimit(group, body, meta) } }),
}), (body) => [categories(body.category)]);
