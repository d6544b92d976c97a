import { countOf, defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { gridBlockStream } from '../../domain/grid-block/grid-block.aggregate.js';
import { abolishCountedGrids } from '../../domain/grid-block/grid-block.decider.js';

export const abolishCountedGridsUseCase = defineUseCase({
  name: 'abolish-counted-grids',
  title: { zh: '撤销仅有数量的网格', en: 'Abolish grids that are only counted' },
  path: 'grid-blocks/abolitions',
  right: 'grid.record',
  body: z.strictObject({ block: words(), count: countOf(), unit: organInput.optional() }),
  matter: ({ block, unit }) => ({ code: 'grid.structure', subjects: [[block, unit?.id ?? '']] }),
  streams: ({ unit }) => ({ blocks: gridBlockStream(unit) }),
  decide: (body, { blocks }, meta) => ({ append: { blocks: abolishCountedGrids(blocks, body, meta) } }),
});
