import { defineUseCase, streamOf, tablesRight, words } from '@yange/use-case';
import { z } from 'zod';
import { chiefRoles } from '../../domain/grid-people/grid-people.aggregate.js';
import { setChiefRoles } from '../../domain/grid-people/grid-people.decider.js';

export const setChiefRolesUseCase = defineUseCase({
  name: 'set-chief-roles',
  title: { zh: '组建“四长”', en: 'Set the kinds of chief' },
  path: 'chief-roles',
  right: tablesRight,
  body: z.strictObject({ roles: z.array(words(20)).min(1).max(20) }),
  streams: () => ({ chiefs: streamOf(chiefRoles) }),
  decide: (body, { chiefs }, meta) => ({ append: { chiefs: setChiefRoles(chiefs, body, meta) } }),
});
