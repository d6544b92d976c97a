import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { deskStream } from '../../domain/desk/desk.aggregate.js';
import { closeDesk } from '../../domain/desk/desk.decider.js';
import { openWork, person, reason } from './desk.body.js';

export const closeDeskUseCase = defineUseCase({
  name: 'close-desk',
  title: { zh: '离岗结清', en: 'Close the desk of somebody who leaves' },
  path: 'desks/:person/closures',
  right: 'reporting.record',
  draft: true,
  body: z.strictObject({ person, reason, leftBy: z.union([z.literal(''), z.uuid()]).default(''), items: openWork.default([]) }),
  streams: (body) => ({ desk: deskStream(body.person) }),
  decide: (body, { desk }) => {
    const { events, violations } = closeDesk(desk, body);
    return { append: { desk: events }, violations };
  },
});
