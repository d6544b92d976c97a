import { countOf, defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { gridRegister } from '../../domain/grid/grid-register.aggregate.js';
import { abolishGrids } from '../../domain/grid/grid.decider.js';

export const abolishGridsUseCase = defineUseCase({
  name: 'abolish-grids',
  title: { zh: '撤销网格', en: 'Abolish grids' },
  path: 'grid-abolitions',
  right: 'grid.record',
  body: z.strictObject({ grids: z.array(words()).max(1000).default([]), block: words().optional(), count: countOf(0).default(0) }),
  streams: () => ({ register: streamOf(gridRegister) }),
  decide: (body, { register }, meta) => ({ append: { register: abolishGrids(register, body, meta) } }),
});
