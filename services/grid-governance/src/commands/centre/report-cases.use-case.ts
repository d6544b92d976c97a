import { countOf, defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { serviceCentre } from '../../domain/service-centre/service-centre.aggregate.js';
import { centreId, reportCases } from '../../domain/service-centre/service-centre.decider.js';

export const reportCasesUseCase = defineUseCase({
  name: 'report-cases',
  title: { zh: '报送办件统计', en: 'Report cases handled' },
  path: 'service-centres/case-statistics',
  right: 'grid.record',
  body: z.strictObject({
    centre: words(),
    periodFrom: z.iso.date().optional(),
    periodTo: z.iso.date(),
    handled: countOf(0),
    /** 受理 and 办结 are two measures; neither is made of the other, nor of what was handled */
    accepted: countOf(0).optional(),
    finished: countOf(0).optional(),
    finishPercent: z.string().regex(/^(100|\d{1,2})(\.\d{1,3})?$/).optional(),
    finishWords: words().optional(),
  }),
  streams: (body) => ({ centre: streamOf(serviceCentre, centreId(body.centre)) }),
  decide: (body, { centre }, meta) => {
    const { events, violations } = reportCases(centre, body, meta);
    return { append: { centre: events }, violations };
  },
});
