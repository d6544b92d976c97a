import type { GridEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';
import { adding, overdrawn, ownerKey, type CountedBlocks } from '../counted-block/counted-block.js';

export type GridWorkerEvent = Extract<GridEvent, { type: 'GridWorkersAssigned' | 'GridWorkersLeft' | 'GridWorkersAssessed' }>;
export type ChiefRoleEvent = Extract<GridEvent, { type: 'ChiefRolesSet' }>;

/** Grid workers of one street, one town or the district as a whole: numbers by label, never names. */
export const gridWorkers: AggregateDefinition<CountedBlocks, GridWorkerEvent> = {
  name: 'grid-workers',
  initial: () => new Map(),
  apply: (workers, event) => {
    switch (event.type) {
      case 'GridWorkersAssigned':
        return adding(workers, event.data.workers?.id ?? '', event.data.workers?.label ?? '', event.data.workers?.count ?? 0, event.data.kind);
      case 'GridWorkersLeft':
        return adding(workers, event.data.blockId, event.data.label, -event.data.count);
      case 'GridWorkersAssessed':
        return workers;
    }
  },
  limits: (workers) => overdrawn(workers, 'grid-workers-overdrawn', '网格员', 'grid workers'),
};

export const gridWorkersStream = (unit?: { readonly id: string }): StreamRef<CountedBlocks, GridWorkerEvent> => streamOf(gridWorkers, ownerKey(unit));

/** The kinds of chief that the grids of the district have. */
export interface ChiefRoles {
  readonly roles: readonly string[];
}

export const chiefRoles: AggregateDefinition<ChiefRoles, ChiefRoleEvent> = {
  name: 'chief-roles',
  initial: () => ({ roles: [] }),
  apply: ({ roles }, { data }) => ({ roles: [...new Set([...roles, ...data.roles.map(({ name }) => name)])] }),
};
