import type { GridEvent, Subject } from '@yange/contracts';
import { defineStateFold, type Cells, type RowBook } from '@yange/projections';

type Of<T> = Extract<GridEvent, { type: T }>;

const unitCells = (unit: Subject | undefined): Cells => ({ unit_id: unit?.organId ?? '', unit: unit?.name ?? '' });

const counted = (row: { readonly cells: Cells }): boolean => row.cells['count'] !== 0;

export const gridStandardFold = defineStateFold<Of<'GridStandardSet'>>({
  stream: 'grid-standard',
  types: ['GridStandardSet'],
  apply: (book, { data: { householdsFrom, householdsTo, population, populationApproximate, words } }) =>
    book.put('grid_standards', 'standard', { households_from: householdsFrom, households_to: householdsTo, population, population_approximate: populationApproximate, words }),
});

/** One row per grid by name, with its size once that is known. */
export const gridFold = defineStateFold<Of<'GridsCreated' | 'GridSized' | 'GridsAbolished'>>({
  stream: 'grid',
  types: ['GridsCreated', 'GridSized', 'GridsAbolished'],
  apply: (book, event, key) => {
    const blank = { name: '', unit_id: '', unit: '', count: 0, households: null, population: null, deviation_reason: '' };
    switch (event.type) {
      case 'GridsCreated':
        book.add('grids', key, 'count', 1, blank);
        return book.put('grids', key, { name: event.data.grids?.named[0]?.name ?? '', ...unitCells(event.data.unit) }, blank);
      case 'GridSized':
        return book.put('grids', key, { households: event.data.households, population: event.data.population, deviation_reason: event.data.deviationReason }, blank);
      case 'GridsAbolished':
        return book.add('grids', key, 'count', -1, blank);
    }
  },
  shows: counted,
});

const move = (book: RowBook, id: string, label: string, change: number, unit: Cells = {}): void => {
  const blank = { label, unit_id: '', unit: '', count: 0 };
  book.add('grid_blocks', id, 'count', change, blank);
  book.put('grid_blocks', id, unit, blank);
};

/** One row per group of grids that are only counted. */
export const gridBlockFold = defineStateFold<Of<'GridsCreated' | 'GridDrawn' | 'GridsAbolished'>>({
  stream: 'grid-block',
  types: ['GridsCreated', 'GridDrawn', 'GridsAbolished'],
  apply: (book, event) => {
    switch (event.type) {
      case 'GridsCreated':
        return event.data.grids?.blocks.forEach(({ id, label, count }) => move(book, id, label, count, unitCells(event.data.unit)));
      case 'GridDrawn':
        return move(book, event.data.blockId, event.data.label, -1);
      case 'GridsAbolished':
        return event.data.grids?.blocks.forEach(({ id, label, count }) => move(book, id, label, -count));
    }
  },
  shows: counted,
});

export const gridWorkersFold = defineStateFold<Of<'GridWorkersAssigned' | 'GridWorkersLeft'>>({
  stream: 'grid-workers',
  types: ['GridWorkersAssigned', 'GridWorkersLeft'],
  apply: (book, event) => {
    const [id, label, change] =
      event.type === 'GridWorkersAssigned'
        ? [event.data.workers?.id ?? '', event.data.workers?.label ?? '', event.data.workers?.count ?? 0]
        : [event.data.blockId, event.data.label, -event.data.count];
    book.add('grid_workers', id, 'count', change, { label });
  },
  shows: counted,
});

export const chiefRolesFold = defineStateFold<Of<'ChiefRolesSet'>>({
  stream: 'chief-roles',
  types: ['ChiefRolesSet'],
  apply: (book, { data }) => data.roles.forEach(({ id, name }, index) => book.put('chief_roles', id, { name }, { ordinal: index + 1 })),
});
