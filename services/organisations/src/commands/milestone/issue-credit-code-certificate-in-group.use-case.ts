import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { reachInGroup } from '../../domain/organ-group/group-milestone.decider.js';
import { count, group, recordRight, words } from '../body.parts.js';

export const issueCreditCodeCertificateInGroupUseCase = defineUseCase({
  name: 'issue-credit-code-certificate-in-group',
  title: { zh: '一组机构领取统一社会信用代码证书', en: 'Certificate of the credit code for organs of a group' },
  path: 'organ-groups/:group/credit-code-certificates',
  right: recordRight,
  body: z.strictObject({ group, label: words, count: count.default(0) }),
  streams: (body, meta) => ({ group: organGroupStream(body.group, meta) }),
  decide: (body, { group }, meta) => ({ append: { group: reachInGroup(group, { type: 'CreditCodeCertificateIssued', code: '' }, body, meta) } }),
});
