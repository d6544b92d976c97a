import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { delegatePowers } from '../../domain/power-list/power-delegation.decider.js';

const said = z.string().trim().max(500).default('');

export const delegatePowersUseCase = defineUseCase({
  name: 'delegate-powers',
  title: { zh: '赋权', en: 'Delegate claimed powers' },
  path: 'power-lists/:listId/delegations',
  right: 'enforcement.record',
  body: z.strictObject({
    listId: z.uuid().toLowerCase(), unit: organInput, items: z.array(words()).min(1).max(500), method: words(20), delegatedBy: organInput, legalReview: said, procedure: said,
    until: z.union([z.literal(''), z.iso.date()]).default(''),
  }),
  matter: ({ unit }) => ({ code: 'power.delegate', subjects: [unit.id] }),
  streams: ({ listId }) => ({ list: streamOf(powerList, listId) }),
  decide: (body, { list }, meta) => {
    const { events, violations } = delegatePowers(list, body, meta);
    return { append: { list: events }, violations };
  },
});
