import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { gridIdOf, gridStream } from '../../domain/grid/grid.aggregate.js';
import { createGrid } from '../../domain/grid/grid.decider.js';
import { gridStandardStream } from '../../domain/grid-standard/grid-standard.aggregate.js';
import { organEndStream } from '../../domain/organ-end/organ-end.aggregate.js';
import { afterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { namedGrid } from './grid.body.js';

/** Writes the grid's own stream alone, so that ten thousand grids are no harder than one; the standard that it was decided by is guarded. */
export const createGridUseCase = defineUseCase({
  name: 'create-grid',
  title: { zh: '新设网格', en: 'Create a grid' },
  path: 'grids',
  about: 'grid',
  right: 'grid.record',
  body: z.strictObject(namedGrid),
  matter: ({ unit, name }) => ({ code: 'grid.structure', subjects: [[gridIdOf(unit.id, name), name, unit.id]] }),
  streams: ({ unit, name }) => ({ standard: gridStandardStream(), grid: gridStream(gridIdOf(unit.id, name)), end: organEndStream(unit.id) }),
  decide: (body, { standard, grid, end }, meta) => {
    const { violations, ...append } = createGrid(grid, standard, body, '', meta);
    return { append, violations: append.grid.length === 0 ? violations : [...violations, ...afterEnd(end, body.unit, meta)], answer: { gridId: gridIdOf(body.unit.id, body.name) } };
  },
});
