import { defineUseCase, organInput } from '@yange/use-case';
import { z } from 'zod';
import { areaUnitStream } from '../../domain/area-unit/area-unit.aggregate.js';
import { passAreaUnitOn } from '../../domain/area-unit/area-unit.decider.js';
import { organEndStream } from '../../domain/organ-end/organ-end.aggregate.js';
import { workAfterEnd } from '../../domain/organ-end/organ-end.decider.js';

/** By a person: where a street was split, or its boundary moved. */
export const passAreaUnitOnUseCase = defineUseCase({
  name: 'pass-area-unit-on',
  title: { zh: '驻区单位转属', en: 'Pass a unit on to another street or town' },
  path: 'area-units/:areaUnitId/streets',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ areaUnitId: z.uuid().toLowerCase(), from: organInput, unit: organInput }),
  streams: ({ areaUnitId, unit }) => ({ areaUnit: areaUnitStream(areaUnitId), end: organEndStream(unit.id) }),
  decide: (body, { areaUnit, end }, meta) => {
    const events = passAreaUnitOn(areaUnit, body, meta);
    return { append: { areaUnit: events }, violations: events.length === 0 ? [] : workAfterEnd(end, body.unit, meta) };
  },
});
