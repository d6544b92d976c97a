import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { takeOverItem } from '../../domain/organ-end/item-takeover.decider.js';
import { serviceItemStream } from '../../domain/service-case/service-case.aggregate.js';
import { takeover } from './takeover.body.js';

/** Only a reaction calls it: it has no door. */
export const takeOverServiceItemUseCase = defineUseCase({
  name: 'take-over-service-item',
  title: { zh: '承接服务事项', en: 'Take over a service item of an organ that ended' },
  path: 'service-items/:itemId/takeovers',
  right: 'none',
  body: z.strictObject({ itemId: z.uuid(), ...takeover }),
  streams: ({ itemId }) => ({ item: serviceItemStream(itemId) }),
  decide: (body, { item }, meta) => ({ append: { item: takeOverItem(item, body, meta) } }),
});
