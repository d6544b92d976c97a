import { defineUseCase, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { categories, methods } from '../reference/named-entries.parts.js';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { uncountBlock } from '../../domain/organ-group/organ-group.decider.js';
import { category, group, methodBlock, recordRight, someOf, words } from '../body.parts.js';

export const uncountOrgansUseCase = heldToTables(defineUseCase({
  name: 'uncount-organs',
  title: { zh: '减少机构', en: 'Take organs out of a count' },
  path: 'organ-groups/:group/departures',
  right: recordRight,
  body: z.strictObject({ group, category, count: someOf, label: words, reformedAs: methodBlock.optional() }),
  matter: ({ group: name }) => ({ code: 'organ.abolish', subjects: [name] }),
  streams: (body, meta) => ({ group: organGroupStream(body.group, meta) }),
  decide: (body, { group }, meta) => ({ append: { group: uncountBlock(group, body, meta) } }),
}), (body) => [categories(body.category), methods(body.reformedAs?.method)]);
