import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { workItemStream } from '../../domain/work-item/work-item.aggregate.js';
import { file } from '../../domain/work-item/work-item.decider.js';
import { recordRight, words } from '../body.parts.js';

export const fileWorkItemUseCase = defineUseCase({
  name: 'file-work-item',
  title: { zh: '准入事项备案', en: 'File an admitted work item' },
  path: 'work-items/:name/filings',
  right: recordRight,
  body: z.strictObject({ name: words, filedWith: words }),
  streams: (body, meta) => ({ item: workItemStream(body.name, meta) }),
  decide: (body, { item }, meta) => file(item, body, meta),
});
