import { defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { areaUnitStream, pledgeIdOf } from '../../domain/area-unit/area-unit.aggregate.js';
import { givePledge } from '../../domain/area-unit/area-unit.decider.js';

export const givePledgeUseCase = defineUseCase({
  name: 'give-area-pledge',
  title: { zh: '驻区单位承诺', en: 'A unit gives a pledge' },
  path: 'area-units/:areaUnitId/pledges',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ areaUnitId: z.uuid().toLowerCase(), title: words(), dueOn: z.iso.date() }),
  streams: ({ areaUnitId }) => ({ areaUnit: areaUnitStream(areaUnitId) }),
  decide: (body, { areaUnit }, meta) => ({ append: { areaUnit: givePledge(areaUnit, body, meta) }, answer: { pledgeId: pledgeIdOf(body.areaUnitId, body.title) } }),
});
