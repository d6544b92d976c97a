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

/** One grid, two or more in its place. */
export const splitGridUseCase = heldToEnds(defineUseCase({
  name: 'split-grid',
  title: { zh: '拆分网格', en: 'Split a grid' },
  path: 'grids/:gridId/splits',
  ifMatch: 'required',
  right: 'grid.record',
  body: z.strictObject({ gridId: z.uuid().toLowerCase(), results: z.array(z.strictObject(namedGrid)).min(2).max(20) }),
  matter: ({ gridId }) => ({ code: 'grid.structure', subjects: [gridId] }),
  streams: ({ gridId, results }) => ({ standard: gridStandardStream(), communities: communitiesStream(results[0]?.unit.id ?? 'nobody'), ...recutStreams([gridId, ...results.map(({ unit, name }) => gridIdOf(unit.id, name))], gridStream) }),
  decide: ({ gridId, results }, past, meta) => {
    const known = gridsOf(past);
    const { grids, violations } = recutGrids('split', known, { sources: [gridId], results }, meta);
    return { append: grids, violations, matter: gridsMeant([gridId], known.grids, meta.effective.to) };
  },
}), ({ results }) => results.map(({ unit }) => unit), afterEnd);
