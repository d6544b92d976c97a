import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import type { OrganTimeline } from '../../domain/organ/organ.rules.js';
import { workItemStream } from '../../domain/work-item/work-item.aggregate.js';
import { activate } from '../../domain/work-item/work-item.decider.js';
import { recordRight, words } from '../body.parts.js';

/** R15: from here on towns and streets do it. */
export const activateWorkItemUseCase = defineUseCase({
  name: 'activate-work-item',
  title: { zh: '启用准入事项', en: 'Begin with a work item' },
  path: 'work-items/:name/activations',
  right: recordRight,
  body: z.strictObject({ name: words }),
  streams: (body, meta) => ({ item: workItemStream(body.name, meta) }),
  further: (_body, { item }, meta) => Object.fromEntries(item.at(meta.effective.to).units.map((id) => [`unit/${id}`, organStream(id)])),
  decide: (body, { item, ...others }, meta) => activate(item, body.name, Object.values(others) as readonly OrganTimeline[], meta),
});
