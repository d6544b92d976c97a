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
  body: z.strictObject({ reform: words, ordinal: someOf, title: words, listName: z.string().trim().max(200).optional().describe('所属清单，如 着力方面；措施本身不填 · the list that it is one of; left out for a measure') }),
  streams: (body, meta) => ({ reform: reformStream(body.reform, meta) }),
  decide: (body, { reform }, meta) => ({ append: { reform: takeMeasure(reform, body, meta) } }),
});
