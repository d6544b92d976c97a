import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { declinePowers, itemsInput, powerKindInput } from '../../domain/power-list/power-claim.decider.js';

export const declinePowersUseCase = defineUseCase({
  name: 'decline-powers',
  title: { zh: '不认领行政权力事项', en: 'Decline powers of a list' },
  path: 'power-lists/:listId/refusals',
  right: 'power.claim',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), unit: organInput, kind: powerKindInput, items: itemsInput, reason: z.enum(['no-enforcement-body', 'vertical-holder', 'beyond-authority', 'expertise', 'authority-or-expertise', 'legal-basis']), words: words(500) }),
  streams: (body) => ({ list: streamOf(powerList, body.listId) }),
  decide: (body, { list }, meta) => ({ append: { list: declinePowers(list, body, meta) } }),
});
