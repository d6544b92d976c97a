import { defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { serviceCaseStream } from '../../domain/service-case/service-case.aggregate.js';
import { handCaseBack } from '../../domain/service-case/service-case.decider.js';

export const handCaseBackUseCase = defineUseCase({
  name: 'hand-case-back',
  title: { zh: '后台办回', en: 'Give a case back to the window' },
  path: 'service-cases/:caseId/handings-back',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ caseId: z.uuid().toLowerCase(), itemId: z.uuid().toLowerCase(), department: organInput, opinion: words(200).describe('部门办理意见，不含个人信息 · what the department came to; nothing personal') }),
  streams: ({ caseId }) => ({ own: serviceCaseStream(caseId) }),
  decide: (body, { own }, meta) => ({ append: { own: handCaseBack(own, body, meta) } }),
});
