import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { reformStream } from '../../domain/reform/reform.aggregate.js';
import { acceptCompletion } from '../../domain/reform/reform-task.decider.js';
import { optionalWords, words } from '../body.parts.js';

export const acceptTaskCompletionUseCase = defineUseCase({
  name: 'accept-task-completion',
  title: { zh: '认定任务完成', en: 'Accept that a task is done' },
  path: 'reforms/:reform/task-acceptances',
  right: 'motion.review',
  body: z.strictObject({ reform: words, task: words, words: optionalWords }),
  streams: (body, meta) => ({ reform: reformStream(body.reform, meta) }),
  decide: (body, { reform }, meta) => {
    const { events, violations } = acceptCompletion(reform, body, meta);
    return { append: { reform: events }, violations };
  },
});
