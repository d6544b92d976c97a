import { defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { gridBlockStream } from '../../domain/grid-block/grid-block.aggregate.js';
import { nameGrid } from '../../domain/grid-block/grid-block.decider.js';
import { gridStandardStream } from '../../domain/grid-standard/grid-standard.aggregate.js';
import { gridIdOf, gridStream } from '../../domain/grid/grid.aggregate.js';
import { afterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';
import { namedGrid } from './grid.body.js';

/** Writes two streams, the grid's own and that of the block: nobody draws more than the block has. */
export const nameGridUseCase = heldToEnds(defineUseCase({
  name: 'name-grid',
  title: { zh: '列明网格', en: 'Name a grid that was only counted' },
  path: 'grid-namings',
  right: 'grid.record',
  body: z.strictObject({ ...namedGrid, drawnFrom: words() }),
  streams: ({ unit, name }) => ({ standard: gridStandardStream(), grid: gridStream(gridIdOf(unit.id, name)), blocks: gridBlockStream(unit), districtBlocks: gridBlockStream() }),
  decide: (body, { standard, grid, blocks, districtBlocks }, meta) => {
    const { violations, ...append } = nameGrid({ grid, own: blocks, district: districtBlocks, standard }, body, meta);
    return { append, violations, answer: { gridId: gridIdOf(body.unit.id, body.name) } };
  },
}), ({ unit }) => [unit], afterEnd);
