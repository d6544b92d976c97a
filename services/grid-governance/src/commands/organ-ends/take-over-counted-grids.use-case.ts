import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { gridBlockStream } from '../../domain/grid-block/grid-block.aggregate.js';
import { gridWorkersStream } from '../../domain/grid-people/grid-people.aggregate.js';
import { takeOverCounted } from '../../domain/organ-end/grid-takeover.decider.js';
import { takeover } from './takeover.body.js';

const nobody = { id: 'nobody' };

/** Only a reaction calls it: it has no door. */
export const takeOverCountedGridsUseCase = defineUseCase({
  name: 'take-over-counted-grids',
  title: { zh: '承接仅有数量的网格和网格员', en: 'Take over counted grids and workers of an organ that ended' },
  path: 'grid-takeovers',
  right: 'none',
  body: z.strictObject(takeover),
  streams: ({ from, successors: [heir = nobody] }) => ({ blocks: gridBlockStream(from), heirBlocks: gridBlockStream(heir), workers: gridWorkersStream(from), heirWorkers: gridWorkersStream(heir) }),
  decide: (body, past, meta) => ({ append: { ...takeOverCounted(past, body, meta) } }),
});
