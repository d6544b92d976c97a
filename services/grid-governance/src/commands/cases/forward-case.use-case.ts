import { defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { organEndStream } from '../../domain/organ-end/organ-end.aggregate.js';
import { workAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { serviceCaseStream } from '../../domain/service-case/service-case.aggregate.js';
import { forwardCase } from '../../domain/service-case/service-case.decider.js';

export const forwardCaseUseCase = defineUseCase({
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
  streams: ({ caseId, department }) => ({ own: serviceCaseStream(caseId), end: organEndStream(department.id) }),
  decide: (body, { own, end }, meta) => {
    const events = forwardCase(own, body, meta);
    return { append: { own: events }, violations: events.length === 0 ? [] : workAfterEnd(end, body.department, meta) };
  },
});
