import { defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { workAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { serviceCaseStream } from '../../domain/service-case/service-case.aggregate.js';
import { forwardCase } from '../../domain/service-case/service-case.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const forwardCaseUseCase = heldToEnds(defineUseCase({
  name: 'forward-case',
  title: { zh: '后台流转', en: 'Pass a case on to a department' },
  path: 'service-cases/:caseId/forwardings',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({
    caseId: z.uuid().toLowerCase(),
    itemId: z.uuid().toLowerCase(),
    department: organInput,
    dueOn: z.iso.date().optional().describe('办回期限；不填则按事项的办结时限 · by when it is to be back; otherwise the time of the item counts'),
    words: words(200).optional(),
  }),
  streams: ({ caseId }) => ({ own: serviceCaseStream(caseId) }),
  decide: (body, { own }, meta) => ({ append: { own: forwardCase(own, body, meta) } }),
}), ({ department }) => [department], workAfterEnd);
