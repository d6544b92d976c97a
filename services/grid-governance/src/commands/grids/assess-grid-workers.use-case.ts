import { countOf, defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { gridWorkersStream } from '../../domain/grid-people/grid-people.aggregate.js';
import { assessWorkers } from '../../domain/grid-people/grid-people.decider.js';

export const assessGridWorkersUseCase = defineUseCase({
  name: 'assess-grid-workers',
  title: { zh: '网格员考核', en: 'Assess grid workers' },
  path: 'grid-workers/assessments',
  right: 'grid.record',
  body: z.strictObject({ label: words(100), unit: organInput.optional(), periodFrom: z.iso.date(), periodTo: z.iso.date(), assessed: countOf(), passed: countOf(0) }),
  streams: ({ unit }) => ({ workers: gridWorkersStream(unit) }),
  decide: (body, { workers }, meta) => {
    const { events, violations } = assessWorkers(workers, body, meta);
    return { append: { workers: events }, violations };
  },
});
