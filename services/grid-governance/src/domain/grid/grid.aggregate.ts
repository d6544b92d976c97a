import type { GridEvent } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';

/** In the stream of a grid, `GridsCreated` and `GridsAbolished` name that grid alone. */
export type OneGridEvent = Extract<GridEvent, { type: 'GridsCreated' | 'GridSized' | 'GridsAbolished' }>;

/** One grid that is known by name. */
export interface Grid {
  /** empty before it was created */
  readonly name: string;
  /** 1 while it is there */
  readonly count: number;
  readonly households: number;
  readonly population: number;
}

export const grid: AggregateDefinition<Grid, OneGridEvent> = {
  name: 'grid',
  initial: () => ({ name: '', count: 0, households: 0, population: 0 }),
  apply: (state, event) => {
    switch (event.type) {
      case 'GridsCreated':
        return { ...state, name: event.data.grids?.named[0]?.name ?? '', count: state.count + 1 };
      case 'GridSized':
        return { ...state, households: event.data.households, population: event.data.population };
      case 'GridsAbolished':
        return { ...state, name: event.data.grids?.named[0]?.name ?? '', count: state.count - 1 };
    }
  },
  limits: ({ name, count }) => (count >= 0 ? [] : [gone(name)]),
};

const gone = (name: string): LimitBreach => ({ rule: 'grids-overdrawn', zh: `网格“${name}”撤销时并不存在`, en: `grid "${name}" was not there when it was abolished`, facts: { nodes: name }, excess: 1 });

/** A grid is known by its name within its street or town. */
export const gridIdOf = (unitId: string, name: string): string => derivedId('grid', unitId, name);

export const gridStream = (gridId: string): StreamRef<Grid, OneGridEvent> => streamOf(grid, gridId);
