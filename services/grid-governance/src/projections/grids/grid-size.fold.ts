import type { GridEvent } from '@yange/contracts';
import { defineStateFold } from '../state-history/state-history.fold.js';

export const gridSizeFold = defineStateFold<Extract<GridEvent, { type: 'GridSized' }>>({
  stream: 'grid',
  types: ['GridSized'],
  apply: (book, { data }) => book.put('grid_sizes', data.gridId, { households: data.households, population: data.population, deviation_reason: data.deviationReason }),
});
