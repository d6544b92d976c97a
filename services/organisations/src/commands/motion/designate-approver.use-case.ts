import { organisationsContract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { approverStream } from '../../domain/motion/approver.aggregate.js';

/** 一支笔: the city says who decides in the district, and who stands in. */
export const designateApproverUseCase = defineUseCase({
  name: 'designate-approver',
  title: { zh: '明确一支笔审批人', en: 'Designate the one approver' },
  path: 'approvers',
  right: 'motion.reply',
  body: z.strictObject({ person: z.string().min(1).max(200), deputy: z.string().max(200).default('') }),
  streams: () => ({ approver: approverStream }),
  decide: ({ person, deputy }, { approver }, meta) => {
    if (person === deputy) throw new Rejected('own-deputy', '代理人不能是本人', 'nobody stands in for themselves', { person });
    const known = approver.at(meta.effective.to);
    return known.person === person && known.deputy === deputy ? { append: {} } : { append: { approver: [organisationsContract.make('ApproverDesignated', { person, deputy })] } };
  },
});
