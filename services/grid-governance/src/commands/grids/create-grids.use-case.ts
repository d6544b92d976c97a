import { countOf, defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { gridBlockStream } from '../../domain/grid-block/grid-block.aggregate.js';
import { createGrids } from '../../domain/grid-block/grid-block.decider.js';
import { afterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const createGridsUseCase = heldToEnds(defineUseCase({
  name: 'create-grids',
  title: { zh: '划分网格（仅有数量）', en: 'Create grids that are only counted' },
  path: 'grid-blocks',
  right: 'grid.record',
  body: z.strictObject({ label: words(100), count: countOf(), unit: organInput.optional() }),
  matter: ({ label, unit }) => ({ code: 'grid.structure', subjects: [[label, unit?.id ?? '']] }),
  streams: ({ unit }) => ({ blocks: gridBlockStream(unit) }),
  decide: (body, { blocks }, meta) => ({ append: { blocks: createGrids(blocks, body, meta) } }),
}), ({ unit }) => [unit], afterEnd);
