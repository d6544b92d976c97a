import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { postAllotmentStream } from '../../domain/post-allotment/post-allotment.aggregate.js';
import { decideChangePosts } from '../../domain/post-allotment/post-allotment.decider.js';
import { level, ranks } from '../body.parts.js';

export const reducePostsUseCase = defineUseCase({
  name: 'reduce-posts',
  title: { zh: '核减领导职数', en: 'Reduce leadership posts' },
  path: 'post-allotments/reductions',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, level, ...ranks }),
  matter: ({ owner, principal, deputy }) => ({ code: 'posts.adjust', subjects: [owner.organId ?? owner.name], quantity: principal + deputy, direction: 'reduce' }),
  streams: ({ owner, level: at }) => ({ allotment: postAllotmentStream(owner, at) }),
  decide: (body, _timelines) => {
    const { events, violations } = decideChangePosts('PostsReduced', body);
    return { append: { allotment: events }, violations };
  },
});
