import { defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { areaUnitIdOf, areaUnitStream } from '../../domain/area-unit/area-unit.aggregate.js';
import { moveAreaUnit } from '../../domain/area-unit/area-unit.decider.js';
import { communitiesStream } from '../../domain/community/community.aggregate.js';

export const moveAreaUnitUseCase = defineUseCase({
  name: 'move-area-unit',
  title: { zh: '驻区单位所在社区变更', en: 'Change the community of a unit' },
  path: 'area-unit-moves',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ unit: organInput, name: words(100), community: words(100).optional(), areaUnitId: z.uuid().toLowerCase().optional().describe('由其他街道（镇）转来的须填 · due for one that came from another street or town') }),
  streams: ({ unit, name, areaUnitId }) => ({ areaUnit: areaUnitStream(areaUnitId ?? areaUnitIdOf(unit.id, name)), communities: communitiesStream(unit.id) }),
  decide: ({ unit, name, community, areaUnitId }, past, meta) => ({ append: { areaUnit: moveAreaUnit(past, { areaUnitId: areaUnitId ?? areaUnitIdOf(unit.id, name), community }, meta) } }),
});
