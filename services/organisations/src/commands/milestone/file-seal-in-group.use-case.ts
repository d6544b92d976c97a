import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { reachInGroup } from '../../domain/organ-group/group-milestone.decider.js';
import { count, group, recordRight, words } from '../body.parts.js';

export const fileSealInGroupUseCase = defineUseCase({
  name: 'file-seal-in-group',
  title: { zh: '一组机构印章备案', en: 'Filing of the seal for organs of a group' },
  path: 'organ-groups/:group/seal-filings',
  right: recordRight,
  body: z.strictObject({ group, label: words, count: count.default(0) }),
  streams: (body, meta) => ({ group: organGroupStream(body.group, meta) }),
  decide: (body, { group }, meta) => ({ append: { group: reachInGroup(group, { type: 'SealFiled' }, body, meta) } }),
});
