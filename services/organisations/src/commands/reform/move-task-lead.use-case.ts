import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { reformStream } from '../../domain/reform/reform.aggregate.js';
import { moveLead } from '../../domain/reform/reform-task.decider.js';
import { recordRight, words } from '../body.parts.js';
import { passing } from '../passing.body.js';

export const moveTaskLeadUseCase = defineUseCase({
  name: 'move-task-lead',
  title: { zh: '调整任务牵头单位', en: 'Move the lead on a task to the successor' },
  path: 'reforms/:reform/lead-moves',
  right: recordRight,
  body: z.strictObject({ reform: words, task: words, ...passing }),
  streams: (body, meta) => ({ reform: reformStream(body.reform, meta) }),
  decide: (body, { reform }, meta) => {
    const { events, violations } = moveLead(reform, body, meta);
    return { append: { reform: events }, violations };
  },
});
