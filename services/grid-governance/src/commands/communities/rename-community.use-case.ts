import { defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { communitiesStream } from '../../domain/community/community.aggregate.js';
import { renameCommunity } from '../../domain/community/community.decider.js';

export const renameCommunityUseCase = defineUseCase({
  name: 'rename-community',
  title: { zh: '社区更名', en: 'Rename a community' },
  path: 'community-renamings',
  right: 'grid.record',
  body: z.strictObject({ unit: organInput, community: words(100).describe('编号或当日名称 · id, or name of that day'), newName: words(100) }),
  matter: () => ({ code: 'community.structure', subjects: [] }),
  streams: ({ unit }) => ({ communities: communitiesStream(unit.id) }),
  decide: (body, { communities }, meta) => ({ append: { communities: renameCommunity(communities, body, meta) } }),
});
