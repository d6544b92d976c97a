import { defineUseCase, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { categories } from '../reference/named-entries.parts.js';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { countBlock } from '../../domain/organ-group/organ-group.decider.js';
import { category, group, recordRight, someOf, words } from '../body.parts.js';

/** Organs that the source counts without naming them become a block of the group. */
export const countOrgansUseCase = heldToTables(defineUseCase({
  name: 'count-organs',
  title: { zh: '计入机构', en: 'Count organs without naming them' },
  path: 'organ-groups/:group/organs',
  right: recordRight,
  body: z.strictObject({ group, category, count: someOf, label: words, blockId: z.uuid().optional() }),
  matter: ({ group: name, count: quantity }) => ({ code: 'organ.establish', subjects: [name], quantity }),
  streams: (body, meta) => ({ group: organGroupStream(body.group, meta) }),
  decide: (body, { group }, meta) => ({ append: { group: countBlock(group, body, meta) } }),
}), (body) => [categories(body.category)]);
