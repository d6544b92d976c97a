import { defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { gridStream } from '../../domain/grid/grid.aggregate.js';
import { openRolesOf } from '../../domain/grid/grid-chief.decider.js';

/** Only a reaction calls it: it has no door. */
export const openChiefRolesUseCase = defineUseCase({
  name: 'open-chief-roles',
  title: { zh: '四长离任', en: 'Open the roles of a chief who has gone' },
  path: 'grids/:gridId/chiefs/departures',
  right: 'none',
  body: z.strictObject({ gridId: z.uuid(), personId: z.uuid(), reason: words(60) }),
  streams: ({ gridId }) => ({ grid: gridStream(gridId) }),
  decide: (body, { grid }, meta) => ({ append: { grid: openRolesOf(grid, body, meta) } }),
});
