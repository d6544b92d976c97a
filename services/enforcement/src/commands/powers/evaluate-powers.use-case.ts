import { defineUseCase, entryCode, heldToTables, organInput, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { evaluatePowers } from '../../domain/power-list/power-delegation.decider.js';
import { evaluationResults } from '../../domain/reference/evaluation-results.js';

export const evaluatePowersUseCase = heldToTables(defineUseCase({
  name: 'evaluate-powers',
  title: { zh: '赋权评估', en: 'Evaluate delegated powers' },
  path: 'power-lists/:listId/evaluations',
  right: 'enforcement.record',
  body: z.strictObject({
    listId: z.uuid().toLowerCase(), unit: organInput, evaluatedBy: organInput, periodFrom: z.iso.date(), periodTo: z.iso.date(), result: entryCode,
    words: z.string().trim().max(500).default(''), nextDue: z.union([z.literal(''), z.iso.date()]).default(''),
  }),
  streams: ({ listId }) => ({ list: streamOf(powerList, listId) }),
  decide: (body, { list }, meta) => {
    const { events, violations } = evaluatePowers(list, body, meta);
    return { append: { list: events }, violations };
  },
}), ({ result }) => [{ table: evaluationResults, codes: [result] }]);
