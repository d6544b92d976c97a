import { defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { communitiesStream } from '../../domain/community/community.aggregate.js';
import type { CommunitiesTimeline } from '../../domain/community/community.decider.js';
import { placeGrids } from '../../domain/community/grid-placing.decider.js';
import { gridStream } from '../../domain/grid/grid.aggregate.js';
import type { GridTimeline } from '../../domain/grid/grid.decider.js';
import { communityMeant } from './community-subjects.parts.js';

/** The boundary of a community, as grids of its street; all or none. */
export const placeGridsUseCase = defineUseCase({
  name: 'place-grids',
  title: { zh: '划定社区网格', en: 'Place grids in a community' },
  path: 'community-boundaries',
  right: 'grid.record',
  body: z.strictObject({
    unit: organInput,
    community: words(100).optional().describe('不填为划出社区 · none: in no community'),
    gridIds: z.array(z.uuid().toLowerCase()).min(1).max(500),
    takesOver: z.boolean().default(false).describe('从其他社区划入 · they may lie in another community so far'),
  }),
  matter: ({ unit, community, gridIds }) => ({ code: 'community.structure', subjects: community === undefined ? gridIds.map((id) => [id, unit.id]) : [[community, unit.id]] }),
  streams: ({ unit, gridIds }) => ({ communities: communitiesStream(unit.id), ...Object.fromEntries(gridIds.map((id) => [id, gridStream(id)])) }),
  decide: ({ unit, community, takesOver }, { communities, ...grids }, meta) => {
    const placed = placeGrids(communities as unknown as CommunitiesTimeline, grids as unknown as Readonly<Record<string, GridTimeline>>, { unitId: unit.id, community, takesOver }, meta);
    // A community that grids are taken out of has another boundary too.
    const left = Object.values(grids as unknown as Readonly<Record<string, GridTimeline>>).flatMap((grid) => grid.at(meta.effective.to).community?.id ?? []);
    const changed = [...new Set([...(community === undefined ? [] : [community]), ...left])];
    const meant = changed.length === 0 ? {} : { matter: { subjects: changed.map((one) => communityMeant(communities as unknown as CommunitiesTimeline, one, unit.id, meta.effective.to)) } };
    return { append: placed.grids, violations: placed.violations, ...meant };
  },
});
