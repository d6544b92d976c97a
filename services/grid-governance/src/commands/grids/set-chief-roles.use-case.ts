import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { gridRegister } from '../../domain/grid/grid-register.aggregate.js';
import { setChiefRoles } from '../../domain/grid/grid-people.decider.js';

export const setChiefRolesUseCase = defineUseCase({
  name: 'set-chief-roles',
  title: { zh: '组建“四长”', en: 'Set the kinds of chief' },
  path: 'chief-roles',
  right: 'grid.record',
  body: z.strictObject({ roles: z.array(words(20)).min(1).max(20) }),
  streams: () => ({ register: streamOf(gridRegister) }),
  decide: (body, { register }, meta) => ({ append: { register: setChiefRoles(register, body, meta) } }),
});
