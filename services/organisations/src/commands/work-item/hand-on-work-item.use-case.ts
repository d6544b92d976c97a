import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { workItemStream } from '../../domain/work-item/work-item.aggregate.js';
import { handOn } from '../../domain/work-item/work-item.decider.js';
import { recordRight, words } from '../body.parts.js';
import { passing } from '../passing.body.js';

export const handOnWorkItemUseCase = defineUseCase({
  name: 'hand-on-work-item',
  title: { zh: '转接准入事项', en: 'Hand a work item on to the successor' },
  path: 'work-items/:name/successions',
  right: recordRight,
  body: z.strictObject({ name: words, ...passing }),
  streams: (body, meta) => ({ item: workItemStream(body.name, meta) }),
  decide: (body, { item }, meta) => handOn(item, body, meta),
});
