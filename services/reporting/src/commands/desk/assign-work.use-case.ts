import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { deskStream } from '../../domain/desk/desk.aggregate.js';
import { assignWork } from '../../domain/desk/desk.decider.js';
import { openWork, person } from './desk.body.js';

/** Rests on no paper: it says who does what somebody has to do. */
export const assignWorkUseCase = defineUseCase({
  name: 'assign-work',
  title: { zh: '指定承办人', en: 'Give open work to a person' },
  path: 'desks/:person/work',
  right: 'reporting.record',
  draft: true,
  body: z.strictObject({ person, items: openWork.min(1) }),
  streams: (body) => ({ desk: deskStream(body.person) }),
  decide: (body, { desk }, meta) => {
    const { events, violations } = assignWork(desk, body, meta);
    return { append: { desk: events }, violations };
  },
});
