import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { reformStream } from '../../domain/reform/reform.aggregate.js';
import { planSupporting } from '../../domain/reform/reform-task.decider.js';
import { recordRight, someOf, words } from '../body.parts.js';

export const planSupportingMeasureUseCase = defineUseCase({
  name: 'plan-supporting-measure',
  title: { zh: '计划配套文件', en: 'Plan a paper that accompanies a reform' },
  path: 'reforms/:reform/supporting-measures',
  right: recordRight,
  body: z.strictObject({ reform: words, ordinal: someOf, title: words }),
  streams: (body, meta) => ({ reform: reformStream(body.reform, meta) }),
  decide: (body, { reform }, meta) => {
    const { events, violations } = planSupporting(reform, body, meta);
    return { append: { reform: events }, violations };
  },
});
