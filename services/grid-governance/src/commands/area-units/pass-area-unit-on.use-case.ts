import { defineUseCase, organInput } from '@yange/use-case';
import { z } from 'zod';
import { areaUnitStream } from '../../domain/area-unit/area-unit.aggregate.js';
import { passAreaUnitOn } from '../../domain/area-unit/area-unit.decider.js';
import { workAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

/** By a person: where a street was split, or its boundary moved. */
export const passAreaUnitOnUseCase = heldToEnds(defineUseCase({
  name: 'pass-area-unit-on',
  title: { zh: '驻区单位转属', en: 'Pass a unit on to another street or town' },
  path: 'area-units/:areaUnitId/streets',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ areaUnitId: z.uuid().toLowerCase(), from: organInput, unit: organInput }),
  streams: ({ areaUnitId }) => ({ areaUnit: areaUnitStream(areaUnitId) }),
  decide: (body, { areaUnit }, meta) => ({ append: { areaUnit: passAreaUnitOn(areaUnit, body, meta) } }),
}), ({ unit }) => [unit], workAfterEnd);
