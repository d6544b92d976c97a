import { defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { serviceCaseStream, serviceItemStream } from '../../domain/service-case/service-case.aggregate.js';
import { giveNotice } from '../../domain/service-case/service-case.decider.js';

export const giveOneTimeNoticeUseCase = defineUseCase({
  name: 'give-one-time-notice',
  title: { zh: '一次性告知', en: 'Tell an applicant all that is missing' },
  path: 'service-cases/:caseId/notices',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ caseId: z.uuid().toLowerCase(), itemId: z.uuid().toLowerCase(), missing: z.array(words(100)).min(1).max(100) }),
  streams: ({ caseId, itemId }) => ({ item: serviceItemStream(itemId), own: serviceCaseStream(caseId) }),
  decide: (body, past, meta) => ({ append: { own: giveNotice(past, body, meta) } }),
});
