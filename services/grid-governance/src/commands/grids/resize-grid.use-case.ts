import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { gridStream } from '../../domain/grid/grid.aggregate.js';
import { resizeGrid } from '../../domain/grid/grid.decider.js';
import { gridStandardStream } from '../../domain/grid-standard/grid-standard.aggregate.js';
import { households } from './grid.body.js';

export const resizeGridUseCase = defineUseCase({
  name: 'resize-grid',
  title: { zh: '调整网格', en: 'Resize a grid' },
  path: 'grids/:gridId/sizes',
  ifMatch: 'required',
  right: 'grid.record',
  body: z.strictObject({ gridId: z.uuid().toLowerCase(), ...households }),
  streams: ({ gridId }) => ({ standard: gridStandardStream(), grid: gridStream(gridId) }),
  decide: (body, { standard, grid }, meta) => {
    const { violations, ...append } = resizeGrid(grid, standard, body, meta);
    return { append, violations };
  },
});
