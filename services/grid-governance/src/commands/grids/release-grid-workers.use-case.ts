import { countOf, defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { gridWorkersStream } from '../../domain/grid-people/grid-people.aggregate.js';
import { workersLeft } from '../../domain/grid-people/grid-people.decider.js';

export const releaseGridWorkersUseCase = defineUseCase({
  name: 'release-grid-workers',
  title: { zh: '网格员离开', en: 'Grid workers left' },
  path: 'grid-workers/left',
  right: 'grid.record',
  body: z.strictObject({ label: words(100), count: countOf(), unit: organInput.optional() }),
  streams: ({ unit }) => ({ workers: gridWorkersStream(unit) }),
  decide: (body, { workers }, meta) => ({ append: { workers: workersLeft(workers, body, meta) } }),
});
