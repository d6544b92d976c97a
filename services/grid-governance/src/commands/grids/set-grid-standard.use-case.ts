import { countOf, defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { gridRegister } from '../../domain/grid/grid-register.aggregate.js';
import { setStandard } from '../../domain/grid/grid.decider.js';

export const setGridStandardUseCase = defineUseCase({
  name: 'set-grid-standard',
  title: { zh: '设定网格划分标准', en: 'Set the standard for grids' },
  path: 'grid-standards',
  right: 'grid.record',
  body: z.strictObject({ householdsFrom: countOf(), householdsTo: countOf(), population: countOf(0), populationApproximate: z.boolean(), words: words() }),
  streams: () => ({ register: streamOf(gridRegister) }),
  decide: (body, { register }, meta) => ({ append: { register: setStandard(register, body, meta) } }),
});
