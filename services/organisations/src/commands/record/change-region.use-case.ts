import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { regionStream } from '../../domain/region/region.aggregate.js';
import { abolish, form } from '../../domain/region/region.decider.js';
import { recordRight, regionCode, words } from '../body.parts.js';

const others = z.array(z.strictObject({ code: regionCode, name: words })).max(50).default([]);

/** Divisions change: one ends in others, one is formed out of others. */
export const changeRegionUseCase = defineUseCase({
  name: 'change-region',
  title: { zh: '区划变更', en: 'Change a division' },
  path: 'region-changes',
  right: recordRight,
  body: z.discriminatedUnion('change', [
    z.strictObject({ change: z.literal('abolished-into'), code: regionCode, others }),
    z.strictObject({ change: z.literal('formed-from'), code: regionCode, name: words, parentCode: regionCode, others }),
  ]),
  streams: (body) => ({ region: regionStream(body.code) }),
  decide: (body, { region }, meta) => ({ append: { region: body.change === 'abolished-into' ? abolish(region, body, meta) : form(region, body, meta) } }),
});
