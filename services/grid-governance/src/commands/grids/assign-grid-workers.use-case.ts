import { countOf, defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { gridRegister } from '../../domain/grid/grid-register.aggregate.js';
import { assignWorkers } from '../../domain/grid/grid-people.decider.js';

export const assignGridWorkersUseCase = defineUseCase({
  name: 'assign-grid-workers',
  title: { zh: '配备网格员', en: 'Assign grid workers' },
  path: 'grid-workers',
  right: 'grid.record',
  body: z.strictObject({ label: words(100), count: countOf(), unit: organInput.optional() }),
  streams: () => ({ register: streamOf(gridRegister) }),
  decide: (body, { register }, meta) => ({ append: { register: assignWorkers(register, body, meta) } }),
});
