import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { reformStream } from '../../domain/reform/reform.aggregate.js';
import { takeMeasure } from '../../domain/reform/reform.decider.js';
import { recordRight, someOf, words } from '../body.parts.js';

export const takeReformMeasureUseCase = defineUseCase({
  name: 'take-reform-measure',
  title: { zh: '登记改革措施', en: 'Record a measure of a reform' },
  path: 'reforms/:reform/measures',
  right: recordRight,
  body: z.strictObject({ reform: words, ordinal: someOf, title: words }),
  streams: (body, meta) => ({ reform: reformStream(body.reform, meta) }),
  decide: (body, { reform }, meta) => ({ append: { reform: takeMeasure(reform, body, meta) } }),
});
