import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { adoptMethods } from '../../domain/power-list/power-list.decider.js';

export const adoptDelegationMethodsUseCase = defineUseCase({
  name: 'adopt-delegation-methods',
  title: { zh: '采用赋权方式', en: 'Adopt methods of delegation' },
  path: 'power-lists/:listId/methods',
  right: 'enforcement.record',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), methods: z.array(words(20)).min(1).max(20) }),
  streams: (body) => ({ list: streamOf(powerList, body.listId) }),
  decide: (body, { list }, meta) => ({ append: { list: adoptMethods(list, body, meta) } }),
});
