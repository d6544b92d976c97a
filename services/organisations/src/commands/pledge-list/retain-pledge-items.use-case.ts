import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { pledgeListStream } from '../../domain/pledge-list/pledge-list.aggregate.js';
import { retainItems } from '../../domain/pledge-list/pledge-list.decider.js';
import { optionalWords, pledgeItems, recordRight } from '../body.parts.js';

/** R17. */
export const retainPledgeItemsUseCase = defineUseCase({
  name: 'retain-pledge-items',
  title: { zh: '暂时保留责任状及一票否决事项', en: 'Retain pledge and veto items' },
  path: 'pledge-lists/:list/retentions',
  right: recordRight,
  body: z.strictObject({
    ...pledgeItems,
    reason: optionalWords,
  }),
  streams: (body, meta) => ({ list: pledgeListStream(body.list, meta) }),
  decide: (body, { list }, meta) => ({ append: { list: retainItems(list, { ...body, kind: body.kind ?? '' }, meta) } }),
});
