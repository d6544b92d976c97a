import { countOf, defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { gridStandardStream } from '../../domain/grid-standard/grid-standard.aggregate.js';
import { setStandard } from '../../domain/grid-standard/grid-standard.decider.js';

export const setGridStandardUseCase = defineUseCase({
  name: 'set-grid-standard',
  title: { zh: '设定网格划分标准', en: 'Set the standard for grids' },
  path: 'grid-standards',
  right: 'grid.record',
  body: z.strictObject({ householdsFrom: countOf(), householdsTo: countOf(), population: countOf(0), populationApproximate: z.boolean(), words: words() }),
  matter: () => ({ code: 'grid.structure', subjects: [] }),
  streams: () => ({ standard: gridStandardStream() }),
  decide: (body, { standard }, meta) => ({ append: { standard: setStandard(standard, body, meta) } }),
});
