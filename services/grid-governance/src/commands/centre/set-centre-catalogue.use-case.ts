import { countOf, defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { serviceCentre } from '../../domain/service-centre/service-centre.aggregate.js';
import { centreId, setCatalogue } from '../../domain/service-centre/service-centre.decider.js';

export const setCentreCatalogueUseCase = defineUseCase({
  name: 'set-centre-catalogue',
  title: { zh: '明确中心职能和事项', en: 'Set the catalogue of a centre' },
  path: 'service-centres/catalogues',
  right: 'grid.record',
  body: z.strictObject({ centre: words(), functions: countOf(), items: countOf(), kinds: z.array(words(50)).max(100).default([]), kindsOpen: z.boolean().default(false) }),
  streams: (body) => ({ centre: streamOf(serviceCentre, centreId(body.centre)) }),
  decide: (body, { centre }, meta) => ({ append: { centre: setCatalogue(centre, body, meta) } }),
});
