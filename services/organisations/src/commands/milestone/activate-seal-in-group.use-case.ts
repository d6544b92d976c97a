import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { reachInGroup } from '../../domain/organ-group/group-milestone.decider.js';
import { count, group, recordRight, words } from '../body.parts.js';

export const activateSealInGroupUseCase = defineUseCase({
  name: 'activate-seal-in-group',
  title: { zh: '一组机构启用印章', en: 'Activation of the seal for organs of a group' },
  path: 'organ-groups/:group/seal-activations',
  right: recordRight,
  body: z.strictObject({ group, label: words, count: count.default(0) }),
  streams: (body, meta) => ({ group: organGroupStream(body.group, meta) }),
  decide: (body, { group }, meta) => ({ append: { group: reachInGroup(group, { type: 'SealActivated' }, body, meta) } }),
});
