import { defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { communitiesStream } from '../../domain/community/community.aggregate.js';
import { renameCommunity } from '../../domain/community/community.decider.js';
import { communityMeant } from './community-subjects.parts.js';

export const renameCommunityUseCase = defineUseCase({
  name: 'rename-community',
  title: { zh: '社区更名', en: 'Rename a community' },
  path: 'community-renamings',
  right: 'grid.record',
  body: z.strictObject({ unit: organInput, community: words(100).describe('编号或当日名称 · id, or name of that day'), newName: words(100) }),
  matter: ({ unit, community }) => ({ code: 'community.structure', subjects: [[community, unit.id]] }),
  streams: ({ unit }) => ({ communities: communitiesStream(unit.id) }),
  decide: (body, { communities }, meta) => ({ append: { communities: renameCommunity(communities, body, meta) }, matter: { subjects: [communityMeant(communities, body.community, body.unit.id, meta.effective.to)] } }),
});
