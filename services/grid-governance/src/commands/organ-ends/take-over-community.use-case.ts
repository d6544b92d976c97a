import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { communitiesStream } from '../../domain/community/community.aggregate.js';
import { takeOverCommunity } from '../../domain/community/community.decider.js';
import { heirOf } from '../../domain/organ-end/grid-takeover.decider.js';
import { takeover } from './takeover.body.js';

/** Only a reaction calls it: it has no door. */
export const takeOverCommunityUseCase = defineUseCase({
  name: 'take-over-community',
  title: { zh: '承接社区', en: 'Take over a community of a street that ended' },
  path: 'communities/:communityId/takeovers',
  right: 'none',
  body: z.strictObject({ communityId: z.uuid(), ...takeover }),
  streams: ({ from, successors }) => ({ communities: communitiesStream(from.id), heirCommunities: communitiesStream(successors[0]?.id ?? 'nobody') }),
  decide: (body, { communities }, meta) => {
    const there = communities.at(meta.effective.to).all.get(body.communityId)?.there === true;
    const moved = takeOverCommunity(communities, { communityId: body.communityId, from: body.from, heir: there ? heirOf(body) : undefined }, meta);
    return { append: { communities: moved.out, heirCommunities: moved.in } };
  },
});
