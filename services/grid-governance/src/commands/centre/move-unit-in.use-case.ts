import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { workAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { moveUnitIn } from '../../domain/service-centre/centre-presence.decider.js';
import { serviceCentre } from '../../domain/service-centre/service-centre.aggregate.js';
import { centreId } from '../../domain/service-centre/service-centre.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const moveUnitInUseCase = heldToEnds(defineUseCase({
  name: 'move-unit-in',
  title: { zh: '单位入驻中心', en: 'A unit moves into a centre' },
  path: 'service-centres/unit-arrivals',
  right: 'grid.record',
  body: z.strictObject({ centre: words(), unit: organInput, handles: z.array(words(100)).max(100).default([]).describe('办理的事项类别 · kinds of matters it handles there') }),
  streams: ({ centre }) => ({ centre: streamOf(serviceCentre, centreId(centre)) }),
  decide: (body, { centre }, meta) => ({ append: { centre: moveUnitIn(centre, body, meta) } }),
}), ({ unit }) => [unit], workAfterEnd);
