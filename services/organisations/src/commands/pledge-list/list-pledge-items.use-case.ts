import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { pledgeListStream } from '../../domain/pledge-list/pledge-list.aggregate.js';
import { listItems } from '../../domain/pledge-list/pledge-list.decider.js';
import { pledgeItems, recordRight } from '../body.parts.js';

/** R17. */
export const listPledgeItemsUseCase = defineUseCase({
  name: 'list-pledge-items',
  title: { zh: '列入责任状及一票否决事项', en: 'List pledge and veto items' },
  path: 'pledge-lists/:list/items',
  right: recordRight,
  body: z.strictObject({
    ...pledgeItems,
  }),
  streams: (body, meta) => ({ list: pledgeListStream(body.list, meta) }),
  decide: (body, { list }, meta) => ({ append: { list: listItems(list, { ...body, kind: body.kind ?? '' }, meta) } }),
});
