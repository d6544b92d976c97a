import { defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { serviceCaseStream } from '../../domain/service-case/service-case.aggregate.js';
import { finishCase } from '../../domain/service-case/service-case.decider.js';

export const finishCaseUseCase = defineUseCase({
  name: 'finish-case',
  title: { zh: '窗口出件', en: 'Hand out the result of a case' },
  path: 'service-cases/:caseId/results',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ caseId: z.uuid().toLowerCase(), itemId: z.uuid().toLowerCase(), outcome: words(200), window: words(60) }),
  streams: ({ caseId }) => ({ own: serviceCaseStream(caseId) }),
  decide: (body, { own }, meta) => ({ append: { own: finishCase(own, body, meta) } }),
});
