import { countOf, defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { serviceCentre } from '../../domain/service-centre/service-centre.aggregate.js';
import { centreId, setNumber } from '../../domain/service-centre/service-centre.decider.js';

export const setCentreNumberUseCase = defineUseCase({
  name: 'set-centre-number',
  title: { zh: '明确中心窗口、单位或事项数', en: 'Set how many windows, units or items a centre has' },
  path: 'service-centres/numbers',
  right: 'grid.record',
  body: z.strictObject({ centre: words(), what: z.enum(['windows', 'units', 'offered', 'one-visit']), count: countOf(0) }),
  streams: (body) => ({ centre: streamOf(serviceCentre, centreId(body.centre)) }),
  decide: (body, { centre }, meta) => ({ append: { centre: setNumber(centre, body, meta) } }),
});
