import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { regionStream } from '../../domain/region/region.aggregate.js';
import { record } from '../../domain/region/region.decider.js';
import { recordRight, regionCode, words } from '../body.parts.js';

export const recordRegionUseCase = defineUseCase({
  name: 'record-region',
  title: { zh: '登记区划', en: 'Record a division' },
  path: 'regions',
  right: recordRight,
  body: z.strictObject({ code: regionCode, name: words, parentCode: regionCode }),
  streams: (body) => ({ region: regionStream(body.code) }),
  decide: (body, { region }, meta) => ({ append: { region: record(region, body, meta) } }),
});
