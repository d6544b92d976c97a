import { defineUseCase, heldToTables, streamOf, tableIn, words } from '@yange/use-case';
import { z } from 'zod';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { adoptMethods } from '../../domain/power-list/power-list.decider.js';
import { delegationMethods } from '../../domain/reference/delegation-methods.js';

export const adoptDelegationMethodsUseCase = heldToTables(defineUseCase({
  name: 'adopt-delegation-methods',
  title: { zh: '采用赋权方式', en: 'Adopt methods of delegation' },
  path: 'power-lists/:listId/methods',
  right: 'enforcement.record',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), methods: z.array(words(40)).min(1).max(20) }),
  streams: (body) => ({ list: streamOf(powerList, body.listId) }),
  decide: ({ listId, methods }, past, meta) => {
    const table = tableIn(past, delegationMethods);
    const entries = methods.map((method) => delegationMethods.find(table, meta.effective.to, method));
    return { append: { list: adoptMethods(past.list, { listId, methods: entries }, meta) } };
  },
}), ({ methods }) => [{ table: delegationMethods, words: methods }]);
