import type { GridEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';
import { adding, overdrawn, ownerKey, type CountedBlocks } from '../counted-block/counted-block.js';

/** In the stream of an owner's blocks, `GridsCreated` and `GridsAbolished` carry blocks alone. */
export type GridBlockEvent = Extract<GridEvent, { type: 'GridsCreated' | 'GridDrawn' | 'GridsAbolished' }>;

/** What one street, one town or the district as a whole counts as grids without naming them. */
export const gridBlocks: AggregateDefinition<CountedBlocks, GridBlockEvent> = {
  name: 'grid-block',
  initial: () => new Map(),
  apply: (blocks, event) => {
    switch (event.type) {
      case 'GridsCreated':
        return (event.data.grids?.blocks ?? []).reduce((all, { id, label, count }) => adding(all, id, label, count), blocks);
      case 'GridDrawn':
        return adding(blocks, event.data.blockId, event.data.label, -1);
      case 'GridsAbolished':
        return (event.data.grids?.blocks ?? []).reduce((all, { id, label, count }) => adding(all, id, label, -count), blocks);
    }
  },
  limits: (blocks) => overdrawn(blocks, 'grids-overdrawn', '网格', 'grids'),
};

export const gridBlockStream = (unit?: { readonly id: string }): StreamRef<CountedBlocks, GridBlockEvent> => streamOf(gridBlocks, ownerKey(unit));
