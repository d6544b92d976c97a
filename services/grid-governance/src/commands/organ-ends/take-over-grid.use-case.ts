import { defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { communitiesStream } from '../../domain/community/community.aggregate.js';
import { gridIdOf, gridStream } from '../../domain/grid/grid.aggregate.js';
import { gridStandardStream } from '../../domain/grid-standard/grid-standard.aggregate.js';
import { takeOverGrid } from '../../domain/organ-end/grid-takeover.decider.js';
import { takeover } from './takeover.body.js';

/** Only a reaction calls it: it has no door. The name never changes, so that the id of the grid at the successor is known beforehand. */
export const takeOverGridUseCase = defineUseCase({
  name: 'take-over-grid',
  title: { zh: '承接网格', en: 'Take over a grid of an organ that ended' },
  path: 'grids/:gridId/takeovers',
  right: 'none',
  body: z.strictObject({ gridId: z.uuid(), name: words(100), ...takeover }),
  streams: ({ gridId, name, from, successors }) => ({
    standard: gridStandardStream(),
    communities: communitiesStream(successors[0]?.id ?? 'nobody'),
    communitiesBefore: communitiesStream(from.id),
    source: gridStream(gridId),
    target: gridStream(gridIdOf(successors[0]?.id ?? 'nobody', name)),
  }),
  decide: (body, past, meta) => {
    const { source, target, violations } = takeOverGrid(past, body, meta);
    return { append: { source, target }, violations };
  },
});
