import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { powerKindStream } from '../../domain/power-list/power-kinds.aggregate.js';
import { describeItems } from '../../domain/power-list/power-item.decider.js';

const day = z.union([z.literal(''), z.iso.date()]).default('');
const item = z.strictObject({
  name: words(),
  kind: words(40),
  legalBasis: words(500),
  basisFrom: day,
  basisTo: day,
  holder: organInput.optional(),
  vertical: z.boolean().default(false),
  level: z.enum(['', 'town', 'district', 'city', 'region']).default(''),
  expertise: z.string().trim().max(60).default(''),
});

export const describePowerItemsUseCase = defineUseCase({
  name: 'describe-power-items',
  title: { zh: '载明权力事项', en: 'Describe the items of a power list' },
  path: 'power-lists/:listId/items',
  right: 'enforcement.record',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), items: z.array(item).min(1).max(500) }),
  streams: ({ listId }) => ({ list: streamOf(powerList, listId), kinds: powerKindStream() }),
  decide: (body, past, meta) => {
    const { events, violations } = describeItems(past, body, meta);
    return { append: { list: events }, violations };
  },
});
