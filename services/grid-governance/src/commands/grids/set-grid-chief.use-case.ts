import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { gridStream } from '../../domain/grid/grid.aggregate.js';
import { setChief } from '../../domain/grid/grid-chief.decider.js';
import { chiefRoles } from '../../domain/grid-people/grid-people.aggregate.js';

/** A person is a random id that the caller gives; none leaves the role open. */
export const setGridChiefUseCase = defineUseCase({
  name: 'set-grid-chief',
  title: { zh: '确定网格四长', en: 'Set a chief of a grid' },
  path: 'grids/:gridId/chiefs',
  right: 'grid.record',
  draft: true,
  body: z.strictObject({ gridId: z.uuid().toLowerCase(), role: words(20), place: z.string().trim().max(60).default(''), personId: z.union([z.literal(''), z.uuid().toLowerCase()]).default('') }),
  streams: ({ gridId }) => ({ grid: gridStream(gridId), roles: streamOf(chiefRoles) }),
  decide: (body, { grid, roles }, meta) => {
    const { events, violations } = setChief(grid, roles.at(meta.effective.to), body, meta);
    return { append: { grid: events }, violations };
  },
});
