import { defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { areaUnitStream } from '../../domain/area-unit/area-unit.aggregate.js';
import { areaUnitLeft } from '../../domain/area-unit/area-unit.decider.js';

export const areaUnitLeftUseCase = defineUseCase({
  name: 'area-unit-left',
  title: { zh: '驻区单位离开', en: 'A unit left the area' },
  path: 'area-units/:areaUnitId/leavings',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ areaUnitId: z.uuid().toLowerCase(), reason: words(500) }),
  streams: ({ areaUnitId }) => ({ areaUnit: areaUnitStream(areaUnitId) }),
  decide: (body, { areaUnit }, meta) => {
    const { events, violations } = areaUnitLeft(areaUnit, body, meta);
    return { append: { areaUnit: events }, violations };
  },
});
