import { defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { areaUnitStream } from '../../domain/area-unit/area-unit.aggregate.js';
import { postponePledge } from '../../domain/area-unit/area-unit.decider.js';

export const postponePledgeUseCase = defineUseCase({
  name: 'postpone-area-pledge',
  title: { zh: '承诺延期', en: 'A pledge is due later' },
  path: 'area-units/:areaUnitId/pledges/:pledgeId/postponements',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ areaUnitId: z.uuid().toLowerCase(), pledgeId: z.uuid().toLowerCase(), dueOn: z.iso.date(), reason: words(500) }),
  streams: ({ areaUnitId }) => ({ areaUnit: areaUnitStream(areaUnitId) }),
  decide: (body, { areaUnit }, meta) => ({ append: { areaUnit: postponePledge(areaUnit, body, meta) } }),
});
