import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { postAllotmentStream } from '../../domain/post-allotment/post-allotment.aggregate.js';
import { decideAppointLeaders } from '../../domain/post-allotment/post-allotment.decider.js';
import { level, rank, some } from '../body.parts.js';

export const appointLeadersUseCase = defineUseCase({
  name: 'appoint-leaders',
  title: { zh: '任命领导', en: 'Appoint leaders' },
  path: 'post-allotments/appointments',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, level, rank, complete: z.boolean().default(false), count: some.optional() }),
  streams: ({ owner, level: at }) => ({ allotment: postAllotmentStream(owner, at) }),
  decide: (body, { allotment }, meta) => {
    const { events, violations } = decideAppointLeaders({ ...body, count: body.count }, allotment, meta.effective);
    return { append: { allotment: events }, violations };
  },
});
