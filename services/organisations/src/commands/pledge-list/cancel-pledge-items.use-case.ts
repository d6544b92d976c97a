import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { pledgeListStream } from '../../domain/pledge-list/pledge-list.aggregate.js';
import { cancelItems } from '../../domain/pledge-list/pledge-list.decider.js';
import { pledgeItems, recordRight } from '../body.parts.js';

/** R17. */
export const cancelPledgeItemsUseCase = defineUseCase({
  name: 'cancel-pledge-items',
  title: { zh: '取消责任状及一票否决事项', en: 'Cancel pledge and veto items' },
  path: 'pledge-lists/:list/cancellations',
  right: recordRight,
  body: z.strictObject({
    ...pledgeItems,
  }),
  streams: (body, meta) => ({ list: pledgeListStream(body.list, meta) }),
  decide: (body, { list }, meta) => ({ append: { list: cancelItems(list, { ...body, kind: body.kind ?? '' }, meta) } }),
});
