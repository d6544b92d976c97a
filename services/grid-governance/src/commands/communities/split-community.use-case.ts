import { defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { communitiesStream } from '../../domain/community/community.aggregate.js';
import { recutCommunities } from '../../domain/community/community.decider.js';
import { communityMeant } from './community-subjects.parts.js';

/** One community, two or more in its place. Its grids are in none until they are placed. */
export const splitCommunityUseCase = defineUseCase({
  name: 'split-community',
  title: { zh: '拆分社区', en: 'Split a community' },
  path: 'community-splits',
  right: 'grid.record',
  body: z.strictObject({ unit: organInput, community: words(100), names: z.array(words(100)).min(2).max(20) }),
  matter: ({ unit, community }) => ({ code: 'community.structure', subjects: [[community, unit.id]] }),
  streams: ({ unit }) => ({ communities: communitiesStream(unit.id) }),
  decide: ({ unit, community, names }, { communities }, meta) => ({ append: { communities: recutCommunities('split', communities, { unit, sources: [community], results: names }, meta) }, matter: { subjects: [communityMeant(communities, community, unit.id, meta.effective.to)] } }),
});
