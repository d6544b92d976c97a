import type { GridEvent, Members } from '@yange/contracts';
import { defineStateFold, type RowBook } from '@yange/projections';

type GridRegisterEvent = Extract<
  GridEvent,
  { type: 'GridStandardSet' | 'GridsCreated' | 'GridsAbolished' | 'GridWorkersAssigned' | 'GridWorkersLeft' | 'ChiefRolesSet' }
>;

const move = (book: RowBook, id: string, name: string, kind: string, change: number): void => book.add('grid_nodes', id, 'count', change, { name, kind });

const moveAll = (book: RowBook, members: Members | undefined, sign: 1 | -1): void => {
  for (const { id, label, count } of members?.blocks ?? []) move(book, id, label, 'block', sign * count);
  for (const { id, name, drawnFrom } of members?.named ?? []) {
    move(book, id, name, 'grid', sign);
    if (sign > 0 && drawnFrom !== '') move(book, drawnFrom, '', 'block', -1);
  }
};

const apply = (book: RowBook, event: GridRegisterEvent): void => {
  switch (event.type) {
    case 'GridStandardSet': {
      const { householdsFrom, householdsTo, population, populationApproximate, words } = event.data;
      return book.put('grid_standards', 'standard', { households_from: householdsFrom, households_to: householdsTo, population, population_approximate: populationApproximate, words });
    }
    case 'GridsCreated':
      return moveAll(book, event.data.grids, 1);
    case 'GridsAbolished':
      return moveAll(book, event.data.grids, -1);
    case 'GridWorkersAssigned':
      return move(book, event.data.workers?.id ?? '', event.data.workers?.label ?? '', 'workers', event.data.workers?.count ?? 0);
    case 'GridWorkersLeft':
      return move(book, event.data.blockId, event.data.label, 'workers', -event.data.count);
    case 'ChiefRolesSet':
      return event.data.roles.forEach(({ id, name }, index) => book.put('chief_roles', id, { name }, { ordinal: index + 1 }));
  }
};

export const gridRegisterFold = defineStateFold<GridRegisterEvent>({
  stream: 'grid-register',
  types: ['GridStandardSet', 'GridsCreated', 'GridsAbolished', 'GridWorkersAssigned', 'GridWorkersLeft', 'ChiefRolesSet'],
  apply,
  shows: (row) => row.table !== 'grid_nodes' || row.cells['count'] !== 0,
});
