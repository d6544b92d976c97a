import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { workItemStream } from '../../domain/work-item/work-item.aggregate.js';
import { end } from '../../domain/work-item/work-item.decider.js';
import { optionalWords, recordRight, words } from '../body.parts.js';

export const endWorkItemUseCase = defineUseCase({
  name: 'end-work-item',
  title: { zh: '事项退出', en: 'End a work item' },
  path: 'work-items/:name/ends',
  right: recordRight,
  body: z.strictObject({ name: words, reason: optionalWords }),
  streams: (body, meta) => ({ item: workItemStream(body.name, meta) }),
  decide: (body, { item }, meta) => end(item, body, meta),
});
