import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { reach } from '../../domain/organ/milestone.decider.js';
import { onOrgan } from '../../domain/organ/organ.decider.js';
import { organId, recordRight } from '../body.parts.js';

export const issueCreditCodeCertificateUseCase = defineUseCase({
  name: 'issue-credit-code-certificate',
  title: { zh: '领取统一社会信用代码证书', en: 'Certificate of the credit code' },
  path: 'organs/:organId/credit-code-certificates',
  right: recordRight,
  body: z.strictObject({ organId, code: z.string().trim().length(18) }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => onOrgan(reach(organ, body.organId, { type: 'CreditCodeCertificateIssued', code: body.code }, meta)),
});
