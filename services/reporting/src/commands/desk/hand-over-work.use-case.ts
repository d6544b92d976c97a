import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { deskStream } from '../../domain/desk/desk.aggregate.js';
import { handOverWork } from '../../domain/desk/desk.decider.js';
import { openWork, person, reason } from './desk.body.js';

/** `GET dues?person=` gives the list; what is left for the person afterwards stands there too. */
export const handOverWorkUseCase = defineUseCase({
  name: 'hand-over-work',
  title: { zh: '工作交接', en: 'Hand over open work' },
  path: 'desks/:fromPerson/hand-overs',
  right: 'reporting.record',
  draft: true,
  body: z.strictObject({ fromPerson: person, toPerson: person, items: openWork.min(1), reason }).refine(({ fromPerson, toPerson }) => fromPerson !== toPerson, { path: ['toPerson'], message: '不能交接给本人 · nobody hands over to themselves' }),
  streams: ({ fromPerson, toPerson }) => ({ from: deskStream(fromPerson), to: deskStream(toPerson) }),
  decide: (body, { from, to }, meta) => {
    const { events, violations } = handOverWork(from, to, body, meta);
    return { append: { from: events, to: events }, violations };
  },
});
