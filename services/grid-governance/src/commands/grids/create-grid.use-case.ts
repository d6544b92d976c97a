import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { gridIdOf, gridStream } from '../../domain/grid/grid.aggregate.js';
import { createGrid } from '../../domain/grid/grid.decider.js';
import { gridStandardStream } from '../../domain/grid-standard/grid-standard.aggregate.js';
import { afterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { namedGrid } from './grid.body.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

/** Writes the grid's own stream alone, so that ten thousand grids are no harder than one; the standard that it was decided by is guarded. */
export const createGridUseCase = heldToEnds(defineUseCase({
  name: 'create-grid',
  title: { zh: '新设网格', en: 'Create a grid' },
  path: 'grids',
  about: 'grid',
  right: 'grid.record',
  body: z.strictObject(namedGrid),
  matter: ({ unit, name }) => ({ code: 'grid.structure', subjects: [[gridIdOf(unit.id, name), name, unit.id]] }),
  streams: ({ unit, name }) => ({ standard: gridStandardStream(), grid: gridStream(gridIdOf(unit.id, name)) }),
  decide: (body, { standard, grid }, meta) => {
    const { violations, ...append } = createGrid(grid, standard, body, '', meta);
    return { append, violations, answer: { gridId: gridIdOf(body.unit.id, body.name) } };
  },
}), ({ unit }) => [unit], afterEnd);
