import { countOf, defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { gridRegister } from '../../domain/grid/grid-register.aggregate.js';
import { createGrids } from '../../domain/grid/grid.decider.js';

export const createGridsUseCase = defineUseCase({
  name: 'create-grids',
  title: { zh: '划分网格（仅有数量）', en: 'Create grids that are only counted' },
  path: 'grid-blocks',
  right: 'grid.record',
  body: z.strictObject({ label: words(100), count: countOf(), unit: organInput.optional() }),
  streams: () => ({ register: streamOf(gridRegister) }),
  decide: (body, { register }, meta) => ({ append: { register: createGrids(register, body, meta) } }),
});
