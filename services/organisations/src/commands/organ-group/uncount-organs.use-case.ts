import { organCategories } from '@yange/contracts';
import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { uncountBlock } from '../../domain/organ-group/organ-group.decider.js';
import { group, methodBlock, recordRight, someOf, words } from '../body.parts.js';

export const uncountOrgansUseCase = defineUseCase({
  name: 'uncount-organs',
  title: { zh: '减少机构', en: 'Take organs out of a count' },
  path: 'organ-groups/:group/departures',
  right: recordRight,
  body: z.strictObject({ group, category: z.enum(organCategories), count: someOf, label: words, reformedAs: methodBlock.optional() }),
  matter: ({ group: name }) => ({ code: 'organ.abolish', subjects: [name] }),
  streams: (body, meta) => ({ group: organGroupStream(body.group, meta) }),
  decide: (body, { group }, meta) => ({ append: { group: uncountBlock(group, body, meta) } }),
});
