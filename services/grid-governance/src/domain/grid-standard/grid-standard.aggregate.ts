import type { GridEvent, GridStandardSet } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';

export type GridStandardEvent = Extract<GridEvent, { type: 'GridStandardSet' }>;

/** How large a grid of the district should be. */
export interface GridStandard {
  readonly standard: GridStandardSet | null;
}

export const gridStandard: AggregateDefinition<GridStandard, GridStandardEvent> = {
  name: 'grid-standard',
  initial: () => ({ standard: null }),
  apply: (_state, { data }) => ({ standard: data }),
};

export const gridStandardStream = (): StreamRef<GridStandard, GridStandardEvent> => streamOf(gridStandard);
