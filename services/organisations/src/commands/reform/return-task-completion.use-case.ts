import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { reformStream } from '../../domain/reform/reform.aggregate.js';
import { returnCompletion } from '../../domain/reform/reform-task.decider.js';
import { words } from '../body.parts.js';

export const returnTaskCompletionUseCase = defineUseCase({
  name: 'return-task-completion',
  title: { zh: '退回任务完成申报', en: 'Return the claim that a task is done' },
  path: 'reforms/:reform/task-returns',
  right: 'motion.review',
  body: z.strictObject({ reform: words, task: words, reason: words }),
  streams: (body, meta) => ({ reform: reformStream(body.reform, meta) }),
  decide: (body, { reform }, meta) => {
    const { events, violations } = returnCompletion(reform, body, meta);
    return { append: { reform: events }, violations };
  },
});
