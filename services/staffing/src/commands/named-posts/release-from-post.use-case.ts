import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { namedPostStream, officeHolderStream } from '../../domain/named-post/named-post.aggregate.js';
import { decideReleaseFromPost } from '../../domain/named-post/named-post.decider.js';
import { ownerSchema } from '../../domain/owner/owner.js';
import { postAllotmentStream } from '../../domain/post-allotment/post-allotment.aggregate.js';
import { level, optionalWords, rank, words } from '../body.parts.js';

export const releaseFromPostUseCase = defineUseCase({
  name: 'release-from-post',
  title: { zh: '免去职务', en: 'Release a person from a post' },
  path: 'named-posts/releases',
  right: 'staffing.record',
  body: z.strictObject({ owner: ownerSchema, level, role: words, rank, personId: z.uuid(), means: optionalWords }),
  streams: (body) => ({ post: namedPostStream(body), offices: officeHolderStream(body.personId), allotment: postAllotmentStream(body.owner, body.level) }),
  decide: (body, timelines, meta) => {
    const { post, offices, allotment } = decideReleaseFromPost(body, timelines, meta.effective);
    return { append: { post: post.events, offices: offices.events, allotment: allotment.events } };
  },
});
