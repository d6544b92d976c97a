import type { GridEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

export const gridSizeFold = defineStateFold<Extract<GridEvent, { type: 'GridSized' }>>({
  stream: 'grid',
  types: ['GridSized'],
  apply: (book, { data }) => book.put('grid_sizes', data.gridId, { households: data.households, population: data.population, deviation_reason: data.deviationReason }),
});
