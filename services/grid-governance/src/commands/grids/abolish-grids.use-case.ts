import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { gridStream } from '../../domain/grid/grid.aggregate.js';
import { abolishGrid } from '../../domain/grid/grid.decider.js';
import { gridsMeant } from './grid-subjects.parts.js';

/** Grids by name, all or none: one event in the stream of each. */
export const abolishGridsUseCase = defineUseCase({
  name: 'abolish-grids',
  title: { zh: '撤销网格', en: 'Abolish grids' },
  path: 'grid-abolitions',
  right: 'grid.record',
  body: z.strictObject({ gridIds: z.array(z.uuid().toLowerCase()).min(1).max(500) }),
  matter: ({ gridIds }) => ({ code: 'grid.structure', subjects: gridIds }),
  streams: ({ gridIds }) => Object.fromEntries(gridIds.map((id) => [id, gridStream(id)])),
  decide: ({ gridIds }, grids, meta) => ({ append: Object.fromEntries(Object.entries(grids).map(([id, grid]) => [id, abolishGrid(grid, id, meta)])), matter: gridsMeant(gridIds, grids, meta.effective.to) }),
});
