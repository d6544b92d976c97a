import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { reformStream } from '../../domain/reform/reform.aggregate.js';
import { planTask } from '../../domain/reform/reform-task.decider.js';
import { day, organId, recordRight, someOf, words } from '../body.parts.js';
import { leadsIn, leadStreams } from './lead.parts.js';

export const planReformTaskUseCase = defineUseCase({
  name: 'plan-reform-task',
  title: { zh: '列入改革任务', en: 'Put a task on the map of a reform' },
  path: 'reforms/:reform/tasks',
  right: recordRight,
  body: z.strictObject({ reform: words, ordinal: someOf, title: words, leadUnits: z.array(z.strictObject({ organId, name: words })).max(50).default([]), startsOn: day.optional(), dueOn: day.optional() }),
  streams: ({ reform, leadUnits }, meta) => ({ reform: reformStream(reform, meta), ...leadStreams(leadUnits) }),
  decide: (body, { reform, ...leads }, meta) => {
    const { events, violations } = planTask(reform, leadsIn(leads), { ...body, startsOn: body.startsOn ?? '', dueOn: body.dueOn ?? '' }, meta);
    return { append: { reform: events }, violations };
  },
});
