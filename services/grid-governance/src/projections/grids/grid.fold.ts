import type { GridEvent, Subject } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { defineStateFold, type Cells, type RowBook, type StateRow } from '@yange/projections';

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
const chiefs = (book: RowBook, gridId: string, { role, place, personId }: { role: string; place: string; personId: string }): void => {
  const key = place === '' ? role : `${role} ${place}`;
  const all = new Set([...String(book.cells('grid_chief_keys', gridId)?.['keys'] ?? '').split('\n'), key]);
  book.put('grid_chief_keys', gridId, { keys: [...all].join('\n') });
  book.put('grid_chiefs', key, { grid_id: gridId, role, place, person_id: personId, there: true });
};

const chiefsGone = (book: RowBook, gridId: string): void => {
  for (const key of String(book.cells('grid_chief_keys', gridId)?.['keys'] ?? '').split('\n')) if (key !== '') book.put('grid_chiefs', key, { there: false });
};

/** From every source to every result; the event stands in the stream of each of them, so that one edge has several rows. */
const recutEdges = ({ event, eventId, effective }: Fact<GridFact>): readonly StateRow[] => {
  if (event.type !== 'GridsRecut') return [];
  const { kind, sources, results } = event.data;
  return sources.flatMap((source) => results.map((result) => ({ table: 'grid_edges', key: `${eventId}/${source.id}/${result.id}`, cells: { kind, from_id: source.id, from_name: source.name, to_id: result.id, to_name: result.name, effective: effective.text } })));
};

type GridFact = Of<'GridsCreated' | 'GridSized' | 'GridsAbolished' | 'GridsRecut' | 'GridChiefSet' | 'GridPlaced'>;

export const gridFold = defineStateFold<GridFact>({
  stream: 'grid',
  types: ['GridsCreated', 'GridSized', 'GridsAbolished', 'GridsRecut', 'GridChiefSet', 'GridPlaced'],
  apply: (book, event, key) => {
    const blank = { name: '', unit_id: '', unit: '', count: 0, households: null, population: null, deviation_reason: '', community_id: '', community: '' };
    switch (event.type) {
      case 'GridsCreated':
        book.add('grids', key, 'count', 1, blank);
        return book.put('grids', key, { name: event.data.grids?.named[0]?.name ?? '', ...unitCells(event.data.unit) }, blank);
      case 'GridSized':
        return book.put('grids', key, { households: event.data.households, population: event.data.population, deviation_reason: event.data.deviationReason }, blank);
      case 'GridsAbolished':
        chiefsGone(book, key);
        book.put('grids', key, { community_id: '', community: '' }, blank);
        return book.add('grids', key, 'count', -1, blank);
      case 'GridChiefSet':
        return chiefs(book, key, event.data);
      case 'GridPlaced':
        if (Number(book.cells('grids', key)?.['count'] ?? 0) < 1) return;
        return book.put('grids', key, { community_id: event.data.community?.id ?? '', community: event.data.community?.name ?? '' }, blank);
      case 'GridsRecut':
        return;
    }
  },
  shows: (row) => (row.table === 'grids' ? counted(row) : row.table === 'grid_chiefs' && row.cells['there'] === true),
  traces: (fact) => recutEdges(fact),
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

export const gridWorkersFold = defineStateFold<Of<'GridWorkersAssigned' | 'GridWorkersLeft' | 'GridWorkersAssessed'>>({
  stream: 'grid-workers',
  types: ['GridWorkersAssigned', 'GridWorkersLeft', 'GridWorkersAssessed'],
  apply: (book, event) => {
    if (event.type === 'GridWorkersAssessed') return;
    const blank = { label: '', unit_id: '', unit: '', kind: '', count: 0 };
    if (event.type === 'GridWorkersLeft') return book.add('grid_workers', event.data.blockId, 'count', -event.data.count, { ...blank, label: event.data.label });
    const { id = '', label = '', count = 0 } = event.data.workers ?? {};
    book.add('grid_workers', id, 'count', count, { ...blank, label });
    book.put('grid_workers', id, { ...unitCells(event.data.unit), ...(event.data.kind === '' ? {} : { kind: event.data.kind }) });
  },
  shows: counted,
  traces: ({ event, eventId }) => {
    if (event.type !== 'GridWorkersAssessed') return [];
    const { label, periodFrom, periodTo, assessed, passed } = event.data;
    return [{ table: 'grid_worker_assessments', key: eventId, cells: { label, period_from: periodFrom, period_to: periodTo, assessed, passed } }];
  },
});

export const chiefRolesFold = defineStateFold<Of<'ChiefRolesSet'>>({
  stream: 'chief-roles',
  types: ['ChiefRolesSet'],
  apply: (book, { data }) => data.roles.forEach(({ id, name }, index) => book.put('chief_roles', id, { name }, { ordinal: index + 1 })),
});
