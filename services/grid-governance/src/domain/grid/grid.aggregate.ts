import type { AggregateDefinition } from '@yange/use-case';
import type { GridSizeEvent } from './grid.events.js';

/** One named grid as it is cut. */
export interface Grid {
  readonly id: string;
  readonly households: number;
  readonly population: number;
}

export const grid: AggregateDefinition<Grid, GridSizeEvent> = {
  name: 'grid',
  initial: () => ({ id: '', households: 0, population: 0 }),
  apply: (_state, { data }) => ({ id: data.gridId, households: data.households, population: data.population }),
};
