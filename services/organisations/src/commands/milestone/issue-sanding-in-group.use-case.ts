import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { reachInGroup } from '../../domain/organ-group/group-milestone.decider.js';
import { count, group, recordRight, words } from '../body.parts.js';

export const issueSandingInGroupUseCase = defineUseCase({
  name: 'issue-sanding-in-group',
  title: { zh: '一组机构印发“三定”规定', en: 'Issue of the 三定 for organs of a group' },
  path: 'organ-groups/:group/sandings',
  right: recordRight,
  body: z.strictObject({ group, label: words, count: count.default(0), all: z.boolean().default(false) }),
  matter: ({ group: name }) => ({ code: 'organ.sanding', subjects: [name] }),
  streams: (body, meta) => ({ group: organGroupStream(body.group, meta) }),
  decide: (body, { group }, meta) => ({ append: { group: reachInGroup(group, { type: 'SandingIssued', all: body.all }, body, meta) } }),
});
