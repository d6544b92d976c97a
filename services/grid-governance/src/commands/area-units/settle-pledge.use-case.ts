import { defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { areaUnitStream } from '../../domain/area-unit/area-unit.aggregate.js';
import { settlePledge } from '../../domain/area-unit/area-unit.decider.js';

export const settlePledgeUseCase = defineUseCase({
  name: 'settle-area-pledge',
  title: { zh: '承诺兑现情况', en: 'State how a pledge ended' },
  path: 'area-units/:areaUnitId/pledges/:pledgeId/settlements',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ areaUnitId: z.uuid().toLowerCase(), pledgeId: z.uuid().toLowerCase(), kept: z.boolean(), evidence: z.array(words()).max(20).default([]), words: z.string().trim().max(500).default('') }),
  streams: ({ areaUnitId }) => ({ areaUnit: areaUnitStream(areaUnitId) }),
  decide: (body, { areaUnit }, meta) => {
    const { events, violations } = settlePledge(areaUnit, body, meta);
    return { append: { areaUnit: events }, violations };
  },
});
