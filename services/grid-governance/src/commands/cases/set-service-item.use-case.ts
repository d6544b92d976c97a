import { defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { serviceItemStream } from '../../domain/service-case/service-case.aggregate.js';
import { workAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { serviceItemId, setServiceItem } from '../../domain/service-case/service-case.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const setServiceItemUseCase = heldToEnds(defineUseCase({
  name: 'set-service-item',
  title: { zh: '载明服务事项', en: 'Set what a service item asks for' },
  path: 'service-items',
  about: 'item',
  right: 'grid.record',
  body: z.strictObject({ centre: words(), name: words(), department: organInput.optional(), materials: z.array(words(100)).max(100).default([]), oneVisit: z.boolean().default(false), workingDays: z.number().int().min(0).max(250) }),
  streams: ({ centre, name }) => ({ item: serviceItemStream(serviceItemId(centre, name)) }),
  decide: (body, { item }, meta) => ({ append: { item: setServiceItem(item, body, meta) }, answer: { itemId: serviceItemId(body.centre, body.name) } }),
}), ({ department }) => [department], workAfterEnd);
