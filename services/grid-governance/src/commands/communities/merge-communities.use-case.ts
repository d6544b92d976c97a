import { defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { communitiesStream } from '../../domain/community/community.aggregate.js';
import { recutCommunities, resultId } from '../../domain/community/community.decider.js';
import { communityMeant } from './community-subjects.parts.js';

/** Two or more communities of a street, one in their place; their grids lie in it without being placed anew. */
export const mergeCommunitiesUseCase = defineUseCase({
  name: 'merge-communities',
  title: { zh: '合并社区', en: 'Merge communities' },
  path: 'community-mergers',
  right: 'grid.record',
  body: z.strictObject({ unit: organInput, communities: z.array(words(100)).min(2).max(20), name: words(100) }),
  matter: ({ unit, communities }) => ({ code: 'community.structure', subjects: communities.map((community) => [community, unit.id]) }),
  streams: ({ unit }) => ({ communities: communitiesStream(unit.id) }),
  decide: ({ unit, communities: sources, name }, { communities }, meta) => ({
    append: { communities: recutCommunities('merge', communities, { unit, sources, results: [name] }, meta) },
    matter: { subjects: sources.map((source) => communityMeant(communities, source, unit.id, meta.effective.to)) },
    answer: { communityId: resultId(meta, name) },
  }),
});
