import { defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { serviceCaseStream, serviceItemStream } from '../../domain/service-case/service-case.aggregate.js';
import { acceptCase, caseIdOf } from '../../domain/service-case/service-case.decider.js';

export const acceptCaseUseCase = defineUseCase({
  name: 'accept-case',
  title: { zh: '窗口受理', en: 'Accept a case at a window' },
  path: 'service-cases',
  about: 'own',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ itemId: z.uuid().toLowerCase(), window: words(60), number: words(60).optional().describe('中心自编办件号 · the centre\'s own number') }),
  streams: (body, meta) => ({ item: serviceItemStream(body.itemId), own: serviceCaseStream(caseIdOf(body, meta)) }),
  decide: (body, past, meta) => ({ append: { own: acceptCase(past, body, caseIdOf(body, meta), meta) }, answer: { caseId: caseIdOf(body, meta) } }),
});
