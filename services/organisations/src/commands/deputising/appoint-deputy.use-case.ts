import { defineUseCase, subjectInput } from '@yange/use-case';
import { z } from 'zod';
import { deputisingStream } from '../../domain/deputising/deputising.aggregate.js';
import { appointDeputy } from '../../domain/deputising/deputising.decider.js';
import { approverStream } from '../../domain/motion/approver.aggregate.js';
import { day, optionalWords, recordRight } from '../body.parts.js';

/** Both streams are written: what one stands in for, and who stands in for one, is held to in each. */
export const appointDeputyUseCase = defineUseCase({
  name: 'appoint-deputy',
  title: { zh: '指定代理人', en: 'Appoint who stands in for a person' },
  path: 'deputisings',
  right: recordRight,
  body: z.strictObject({ person: subjectInput, standIn: subjectInput, from: day, to: day, reason: optionalWords }).refine(({ person, standIn }) => person !== standIn, { path: ['standIn'], message: '代理人不能是本人 · nobody stands in for themselves' }),
  streams: ({ person, standIn }) => ({ own: deputisingStream(person), theirs: deputisingStream(standIn), approver: approverStream }),
  decide: (body, { own, approver }, meta) => {
    const { events, violations, deputisingId } = appointDeputy(own, approver, body, meta);
    return { append: { own: events, theirs: events }, violations, answer: { deputisingId } };
  },
});
