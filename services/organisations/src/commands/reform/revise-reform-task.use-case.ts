import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { reformStream } from '../../domain/reform/reform.aggregate.js';
import { reviseTask } from '../../domain/reform/reform-task.decider.js';
import { day, organId, recordRight, words } from '../body.parts.js';
import { leadsIn, leadStreams } from './lead.parts.js';

const orNone = z.union([z.literal(''), day]).optional();

/** Who leads on a task, or when it is due, is settled otherwise. What is left out stays; an empty day takes the day away. */
export const reviseReformTaskUseCase = defineUseCase({
  name: 'revise-reform-task',
  title: { zh: '变更改革任务', en: 'Settle a task of a reform otherwise' },
  path: 'reforms/:reform/task-revisions',
  right: recordRight,
  body: z.strictObject({ reform: words, task: words, leadUnits: z.array(z.strictObject({ organId, name: words })).max(50).optional(), startsOn: orNone, dueOn: orNone, reason: words }),
  streams: ({ reform, leadUnits = [] }, meta) => ({ reform: reformStream(reform, meta), ...leadStreams(leadUnits) }),
  decide: (body, { reform, ...leads }, meta) => {
    const { events, violations } = reviseTask(reform, leadsIn(leads), body, meta);
    return { append: { reform: events }, violations };
  },
});
