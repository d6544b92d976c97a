import { defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { serviceCaseStream, serviceItemStream } from '../../domain/service-case/service-case.aggregate.js';
import { acceptCase } from '../../domain/service-case/service-case.decider.js';

export const acceptCaseUseCase = defineUseCase({
  name: 'accept-case',
  title: { zh: '窗口受理', en: 'Accept a case at a window' },
  path: 'service-cases',
  about: 'own',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ itemId: z.uuid().toLowerCase(), window: words(60) }),
  streams: ({ itemId }, meta) => ({ item: serviceItemStream(itemId), own: serviceCaseStream(meta.id('case')) }),
  decide: (body, past, meta) => ({ append: { own: acceptCase(past, body, meta.id('case'), meta) }, answer: { caseId: meta.id('case') } }),
});
