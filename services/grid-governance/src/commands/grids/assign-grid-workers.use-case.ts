import { countOf, defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { crewKinds } from '../../domain/grid-people/crew-kinds.js';
import { gridWorkersStream } from '../../domain/grid-people/grid-people.aggregate.js';
import { assignWorkers } from '../../domain/grid-people/grid-people.decider.js';
import { crewAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const assignGridWorkersUseCase = heldToEnds(defineUseCase({
  name: 'assign-grid-workers',
  title: { zh: '配备网格员', en: 'Assign grid workers' },
  path: 'grid-workers',
  right: 'grid.record',
  body: z.strictObject({ label: words(100), count: countOf(), unit: organInput.optional(), kind: words(40).optional().describe('类别代码或名称 · code or name of the table grid-crew-kinds') }),
  streams: ({ unit }) => ({ workers: gridWorkersStream(unit), kinds: crewKinds.stream() }),
  decide: (body, { workers, kinds }, meta) => {
    const kind = body.kind === undefined ? '' : crewKinds.find(kinds, meta.effective.to, body.kind).code;
    return { append: { workers: assignWorkers(workers, { ...body, kind }, meta) } };
  },
}), ({ unit }) => [unit], crewAfterEnd);
