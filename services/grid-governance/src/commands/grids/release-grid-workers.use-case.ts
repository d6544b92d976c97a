import { countOf, defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { gridRegister } from '../../domain/grid/grid-register.aggregate.js';
import { workersLeft } from '../../domain/grid/grid-people.decider.js';

export const releaseGridWorkersUseCase = defineUseCase({
  name: 'release-grid-workers',
  title: { zh: '网格员离开', en: 'Grid workers left' },
  path: 'grid-workers/left',
  right: 'grid.record',
  body: z.strictObject({ label: words(100), count: countOf() }),
  streams: () => ({ register: streamOf(gridRegister) }),
  decide: (body, { register }, meta) => ({ append: { register: workersLeft(register, body, meta) } }),
});
