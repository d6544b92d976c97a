import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { serviceCentre } from '../../domain/service-centre/service-centre.aggregate.js';
import { centreId, nameHall } from '../../domain/service-centre/service-centre.decider.js';

export const nameHallUseCase = defineUseCase({
  name: 'name-hall',
  title: { zh: '列明服务大厅', en: 'Name a hall that was only counted' },
  path: 'service-centres/hall-namings',
  right: 'grid.record',
  body: z.strictObject({ centre: words(), name: words(50) }),
  streams: (body) => ({ centre: streamOf(serviceCentre, centreId(body.centre)) }),
  decide: (body, { centre }, meta) => ({ append: { centre: nameHall(centre, body, meta) } }),
});
