import { defineUseCase, subjectInput } from '@yange/use-case';
import { z } from 'zod';
import { deputisingStream } from '../../domain/deputising/deputising.aggregate.js';
import { withdrawDeputy } from '../../domain/deputising/deputising.decider.js';
import { day, optionalWords, recordRight } from '../body.parts.js';

export const withdrawDeputyUseCase = defineUseCase({
  name: 'withdraw-deputy',
  title: { zh: '提前结束代理', en: 'End a deputising earlier' },
  path: 'deputisings/:deputisingId/withdrawals',
  right: recordRight,
  body: z.strictObject({ deputisingId: z.uuid(), person: subjectInput, standIn: subjectInput, endedOn: day, reason: optionalWords }),
  streams: ({ person, standIn }) => ({ own: deputisingStream(person), theirs: deputisingStream(standIn) }),
  decide: (body, { own }) => {
    const events = withdrawDeputy(own, body);
    return { append: { own: events, theirs: events } };
  },
});
