import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { reachInGroup } from '../../domain/organ-group/group-milestone.decider.js';
import { count, group, recordRight, words } from '../body.parts.js';

export const inaugurateInGroupUseCase = defineUseCase({
  name: 'inaugurate-in-group',
  title: { zh: '一组机构挂牌和办公用房调配', en: 'Inauguration for organs of a group' },
  path: 'organ-groups/:group/inaugurations',
  right: recordRight,
  body: z.strictObject({ group, label: words, count: count.default(0), plateHung: z.boolean(), premisesAllocated: z.boolean() }).refine((body) => body.plateHung || body.premisesAllocated, { path: ['plateHung'], message: '挂牌、办公用房至少一项 · plate, premises or both' }),
  streams: (body, meta) => ({ group: organGroupStream(body.group, meta) }),
  decide: (body, { group }, meta) => ({ append: { group: reachInGroup(group, { type: 'OrganInaugurated', plateHung: body.plateHung, premisesAllocated: body.premisesAllocated }, body, meta) } }),
});
