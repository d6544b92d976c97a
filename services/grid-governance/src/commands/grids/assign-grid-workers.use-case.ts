import { countOf, defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { gridWorkersStream } from '../../domain/grid-people/grid-people.aggregate.js';
import { assignWorkers } from '../../domain/grid-people/grid-people.decider.js';

export const assignGridWorkersUseCase = defineUseCase({
  name: 'assign-grid-workers',
  title: { zh: '配备网格员', en: 'Assign grid workers' },
  path: 'grid-workers',
  right: 'grid.record',
  body: z.strictObject({ label: words(100), count: countOf(), unit: organInput.optional() }),
  streams: ({ unit }) => ({ workers: gridWorkersStream(unit) }),
  decide: (body, { workers }, meta) => ({ append: { workers: assignWorkers(workers, body, meta) } }),
});
