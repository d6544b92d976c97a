import { defineUseCase, organInput, words } from '@yange/use-case';
import type { Timeline } from '@yange/kernel';
import { z } from 'zod';
import { serviceItemStream, type ServiceItem, type ServiceItemEvent } from '../../domain/service-case/service-case.aggregate.js';
import { workAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { endOf, endsOf } from '../organ-ends/ends.parts.js';
import { serviceItemId, setServiceItem } from '../../domain/service-case/service-case.decider.js';

export const setServiceItemUseCase = defineUseCase({
  name: 'set-service-item',
  title: { zh: '载明服务事项', en: 'Set what a service item asks for' },
  path: 'service-items',
  about: 'item',
  right: 'grid.record',
  body: z.strictObject({ centre: words(), name: words(), department: organInput.optional(), materials: z.array(words(100)).max(100).default([]), oneVisit: z.boolean().default(false), workingDays: z.number().int().min(0).max(250) }),
  streams: ({ centre, name, department }) => ({ ...endsOf(department === undefined ? [] : [department]), item: serviceItemStream(serviceItemId(centre, name)) }),
  decide: (body, past, meta) => {
    const { department } = body;
    const events = setServiceItem(past.item as Timeline<ServiceItem, ServiceItemEvent>, body, meta);
    const violations = events.length === 0 || department === undefined ? [] : workAfterEnd(endOf(past, department), department, meta);
    return { append: { item: events }, violations, answer: { itemId: serviceItemId(body.centre, body.name) } };
  },
});
