import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { reformStream } from '../../domain/reform/reform.aggregate.js';
import { issueSupporting } from '../../domain/reform/reform-task.decider.js';
import { recordRight, words } from '../body.parts.js';

export const issueSupportingMeasureUseCase = defineUseCase({
  name: 'issue-supporting-measure',
  title: { zh: '出台配套文件', en: 'Issue a paper that accompanies a reform' },
  path: 'reforms/:reform/supporting-measures-issued',
  right: recordRight,
  body: z.strictObject({ reform: words, title: words, number: words }),
  streams: (body, meta) => ({ reform: reformStream(body.reform, meta) }),
  decide: (body, { reform }, meta) => {
    const { events, violations } = issueSupporting(reform, body, meta);
    return { append: { reform: events }, violations };
  },
});
