import { defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { communitiesStream } from '../../domain/community/community.aggregate.js';
import { endCommunity } from '../../domain/community/community.decider.js';
import { communityMeant } from './community-subjects.parts.js';

export const endCommunityUseCase = defineUseCase({
  name: 'end-community',
  title: { zh: '撤销社区', en: 'Abolish a community' },
  path: 'community-endings',
  right: 'grid.record',
  body: z.strictObject({ unit: organInput, community: words(100), reason: words(500) }),
  matter: ({ unit, community }) => ({ code: 'community.structure', subjects: [[community, unit.id]] }),
  streams: ({ unit }) => ({ communities: communitiesStream(unit.id) }),
  decide: (body, { communities }, meta) => ({ append: { communities: endCommunity(communities, body, meta) }, matter: { subjects: [communityMeant(communities, body.community, body.unit.id, meta.effective.to)] } }),
});
