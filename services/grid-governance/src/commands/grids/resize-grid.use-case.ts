import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { gridStream } from '../../domain/grid/grid.aggregate.js';
import { resizeGrid } from '../../domain/grid/grid.decider.js';
import { gridStandardStream } from '../../domain/grid-standard/grid-standard.aggregate.js';
import { households } from './grid.body.js';
import { gridsMeant } from './grid-subjects.parts.js';

export const resizeGridUseCase = defineUseCase({
  name: 'resize-grid',
  title: { zh: '调整网格', en: 'Resize a grid' },
  path: 'grids/:gridId/sizes',
  ifMatch: 'required',
  right: 'grid.record',
  body: z.strictObject({ gridId: z.uuid().toLowerCase(), ...households }),
  /** what a grid consists of is as much its shape as what it was cut from */
  matter: ({ gridId }) => ({ code: 'grid.structure', subjects: [gridId] }),
  streams: ({ gridId }) => ({ standard: gridStandardStream(), grid: gridStream(gridId) }),
  decide: (body, { standard, grid }, meta) => {
    const { violations, ...append } = resizeGrid(grid, standard, body, meta);
    return { append, violations, matter: gridsMeant([body.gridId], { [body.gridId]: grid }, meta.effective.to) };
  },
});
