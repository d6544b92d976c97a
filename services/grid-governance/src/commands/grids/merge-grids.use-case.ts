import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { communitiesStream } from '../../domain/community/community.aggregate.js';
import { gridStandardStream } from '../../domain/grid-standard/grid-standard.aggregate.js';
import { recutGrids } from '../../domain/grid/grid-recut.decider.js';
import { gridIdOf, gridStream } from '../../domain/grid/grid.aggregate.js';
import { afterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';
import { gridsOf, recutStreams } from './grid-recut.parts.js';
import { gridsMeant } from './grid-subjects.parts.js';
import { namedGrid } from './grid.body.js';

/** Two or more grids, one in their place. */
export const mergeGridsUseCase = heldToEnds(defineUseCase({
  name: 'merge-grids',
  title: { zh: '合并网格', en: 'Merge grids' },
  path: 'grid-mergers',
  right: 'grid.record',
  body: z.strictObject({ gridIds: z.array(z.uuid().toLowerCase()).min(2).max(20), result: z.strictObject(namedGrid) }),
  matter: ({ gridIds }) => ({ code: 'grid.structure', subjects: gridIds }),
  streams: ({ gridIds, result }) => ({ standard: gridStandardStream(), communities: communitiesStream(result.unit.id), ...recutStreams([...gridIds, gridIdOf(result.unit.id, result.name)], gridStream) }),
  decide: ({ gridIds, result }, past, meta) => {
    const known = gridsOf(past);
    const { grids, violations } = recutGrids('merge', known, { sources: gridIds, results: [result] }, meta);
    return { append: grids, violations, matter: gridsMeant(gridIds, known.grids, meta.effective.to), answer: { gridId: gridIdOf(result.unit.id, result.name) } };
  },
}), ({ result }) => [result.unit], afterEnd);
