import { countOf, defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { serviceCentre } from '../../domain/service-centre/service-centre.aggregate.js';
import { centreId, openHalls } from '../../domain/service-centre/service-centre.decider.js';

export const openHallsUseCase = defineUseCase({
  name: 'open-halls',
  title: { zh: '设立服务大厅', en: 'Open halls of a centre' },
  path: 'service-centres/halls',
  right: 'grid.record',
  body: z.strictObject({ centre: words(), named: z.array(words(50)).max(100).default([]), total: countOf() }),
  streams: (body) => ({ centre: streamOf(serviceCentre, centreId(body.centre)) }),
  decide: (body, { centre }, meta) => ({ append: { centre: openHalls(centre, body, meta) } }),
});
