import { organisationsContract } from '@yange/contracts';
import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { existence, nameOn } from '../../domain/organ/organ.rules.js';
import { regionStream } from '../../domain/region/region.aggregate.js';
import { validOn } from '../../domain/region/region.decider.js';
import { broken } from '../../domain/rule/broken.js';
import { organId, recordRight, regionCode } from '../body.parts.js';

/** An organ cites a division only while that is there. */
export const recordOrganRegionUseCase = defineUseCase({
  name: 'record-organ-region',
  title: { zh: '登记机构所在区划', en: 'Record the division of an organ' },
  path: 'organs/:organId/regions',
  right: recordRight,
  body: z.strictObject({ organId, regionCode }),
  streams: (body) => ({ organ: organStream(body.organId), region: regionStream(body.regionCode) }),
  decide: (body, { organ, region }, meta) => {
    const early = existence(organ, body.organId, meta);
    if (organ.at(meta.effective.to).regionCode === body.regionCode) return { append: {} };
    const event = organisationsContract.make('OrganRegionRecorded', { organId: body.organId, organName: nameOn(organ, meta), regionCode: body.regionCode, regionName: region.at(meta.effective.to).name });
    return { append: { organ: [event] }, violations: broken(early, validOn(region, body.regionCode, meta)) };
  },
});
