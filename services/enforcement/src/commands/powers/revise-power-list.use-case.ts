import { countOf, defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { reviseList } from '../../domain/power-list/power-list.decider.js';

export const revisePowerListUseCase = defineUseCase({
  name: 'revise-power-list',
  title: { zh: '修订赋权清单', en: 'Revise a power list' },
  path: 'power-lists/:listId/versions',
  ifMatch: 'required',
  right: 'enforcement.record',
  body: z.strictObject({ listId: z.uuid().toLowerCase(), title: words(), total: countOf(), penalty: countOf(0).optional(), issuer: words().optional(), level: z.enum(['centre', 'region', 'city', 'district']).optional() }),
  matter: ({ title }) => ({ code: 'power.delegate', subjects: [title] }),
  streams: (body) => ({ list: streamOf(powerList, body.listId) }),
  decide: (body, { list }, meta) => ({ append: { list: reviseList(list, body, meta) } }),
});
