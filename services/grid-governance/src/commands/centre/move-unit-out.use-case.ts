import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { moveUnitOut } from '../../domain/service-centre/centre-presence.decider.js';
import { serviceCentre } from '../../domain/service-centre/service-centre.aggregate.js';
import { centreId } from '../../domain/service-centre/service-centre.decider.js';

export const moveUnitOutUseCase = defineUseCase({
  name: 'move-unit-out',
  title: { zh: '单位撤出中心', en: 'A unit moves out of a centre' },
  path: 'service-centres/unit-departures',
  right: 'grid.record',
  body: z.strictObject({ centre: words(), unit: organInput, reason: words(500) }),
  streams: (body) => ({ centre: streamOf(serviceCentre, centreId(body.centre)) }),
  decide: (body, { centre }, meta) => ({ append: { centre: moveUnitOut(centre, body, meta) } }),
});
