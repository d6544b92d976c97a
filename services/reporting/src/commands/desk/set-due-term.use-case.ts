import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { dueTermStream } from '../../domain/desk/desk.aggregate.js';
import { setDueTerm } from '../../domain/desk/desk.decider.js';
import { isDueKind } from '../../language/due.language.js';

/** The district says, under a document, how long a kind of open work may take. */
export const setDueTermUseCase = defineUseCase({
  name: 'set-due-term',
  title: { zh: '规定待办时限', en: 'Set the term of a kind of open work' },
  path: 'due-kinds/:kind/terms',
  right: 'reporting.record',
  body: z.strictObject({
    kind: z.string().refine(isDueKind, '没有这种待办 · no such kind'),
    /** null: no term */
    withinDays: z.number().int().min(0).max(750).nullable(),
    warnDays: z.number().int().min(0).max(250),
  }),
  streams: ({ kind }) => ({ term: dueTermStream(kind) }),
  decide: (body, { term }, meta) => ({ append: { term: setDueTerm(term, body, meta) } }),
});
