import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { postAllotmentStream } from '../../domain/post-allotment/post-allotment.aggregate.js';
import { decideApprovePosts } from '../../domain/post-allotment/post-allotment.decider.js';
import { level, ranks } from '../body.parts.js';

export const approvePostsUseCase = defineUseCase({
  name: 'approve-posts',
  title: { zh: '核定领导职数', en: 'Approve leadership posts' },
  path: 'post-allotments/approvals',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, level, ...ranks }),
  matter: ({ owner }) => ({ code: 'posts.adjust', subjects: [owner.organId ?? owner.name] }),
  streams: ({ owner, level: at }) => ({ allotment: postAllotmentStream(owner, at) }),
  decide: (body, { allotment }, meta) => {
    const { events, violations } = decideApprovePosts(body, allotment, meta.effective);
    return { append: { allotment: events }, violations };
  },
});
