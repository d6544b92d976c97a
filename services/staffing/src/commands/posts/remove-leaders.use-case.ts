import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { postAllotmentStream } from '../../domain/post-allotment/post-allotment.aggregate.js';
import { decideRemoveLeaders } from '../../domain/post-allotment/post-allotment.decider.js';
import { level, optionalWords, rank, some } from '../body.parts.js';

export const removeLeadersUseCase = defineUseCase({
  name: 'remove-leaders',
  title: { zh: '免去领导', en: 'Remove leaders' },
  path: 'post-allotments/removals',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, level, rank, count: some, means: optionalWords }),
  streams: ({ owner, level: at }) => ({ allotment: postAllotmentStream(owner, at) }),
  decide: (body, { allotment }, meta) => {
    const { events, violations } = decideRemoveLeaders(body, allotment, meta.effective);
    return { append: { allotment: events }, violations };
  },
});
