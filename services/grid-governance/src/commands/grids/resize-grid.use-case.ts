import { countOf, defineUseCase, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { gridRegister } from '../../domain/grid/grid-register.aggregate.js';
import { grid } from '../../domain/grid/grid.aggregate.js';
import { resizeGrid } from '../../domain/grid/grid.decider.js';

/** Reads the register for the standard in force; writes the grid's own stream only. */
export const resizeGridUseCase = defineUseCase({
  name: 'resize-grid',
  title: { zh: '调整网格', en: 'Resize a grid' },
  path: 'grids/:gridId/sizes',
  right: 'grid.record',
  body: z.strictObject({
    gridId: z.uuid().toLowerCase(),
    households: countOf(0),
    population: countOf(0).default(0),
    deviationReason: z.string().trim().max(500).default(''),
  }),
  streams: (body) => ({ register: streamOf(gridRegister), grid: streamOf(grid, body.gridId) }),
  decide: (body, { register, grid: sizes }, meta) => {
    const { violations, grid: events } = resizeGrid(register, sizes, body, meta);
    return { append: { grid: events }, violations };
  },
});
