import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { areaUnitStream } from '../../domain/area-unit/area-unit.aggregate.js';
import { takeOverAreaUnit } from '../../domain/organ-end/area-unit-takeover.decider.js';
import { takeover } from './takeover.body.js';

/** Only a reaction calls it: it has no door. */
export const takeOverAreaUnitUseCase = defineUseCase({
  name: 'take-over-area-unit',
  title: { zh: '承接驻区单位', en: 'Take over a unit of the area of a street that ended' },
  path: 'area-units/:areaUnitId/takeovers',
  right: 'none',
  body: z.strictObject({ areaUnitId: z.uuid(), ...takeover }),
  streams: ({ areaUnitId }) => ({ areaUnit: areaUnitStream(areaUnitId) }),
  decide: (body, { areaUnit }, meta) => ({ append: { areaUnit: takeOverAreaUnit(areaUnit, body, meta) } }),
});
