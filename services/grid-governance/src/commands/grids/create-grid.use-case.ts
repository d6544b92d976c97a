import { countOf, defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { gridRegister } from '../../domain/grid/grid-register.aggregate.js';
import { grid } from '../../domain/grid/grid.aggregate.js';
import { createGrid } from '../../domain/grid/grid.decider.js';

/** A grid by name, of its own or drawn from a block of grids that were only counted. Writes the register and the grid's own stream. */
export const createGridUseCase = defineUseCase({
  name: 'create-grid',
  title: { zh: '列明网格', en: 'Create or name a grid' },
  path: 'grids',
  right: 'grid.record',
  body: z.strictObject({
    name: words(100),
    drawnFrom: words().optional(),
    unit: organInput,
    households: countOf(0),
    population: countOf(0).default(0),
    deviationReason: z.string().trim().max(500).default(''),
  }),
  streams: (_body, meta) => ({ register: streamOf(gridRegister), grid: streamOf(grid, meta.id('grid')) }),
  decide: (body, { register }, meta) => {
    const gridId = meta.id('grid');
    const { violations, ...append } = createGrid(register, body, gridId, meta);
    return { append, violations, answer: append.grid.length === 0 ? {} : { gridId } };
  },
});
