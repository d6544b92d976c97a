import { gridContract } from '@yange/contracts';
import { onDay, Timeline, type DomainEvent, type Fact } from '@yange/kernel';
import type { AggregateDefinition } from '@yange/use-case';
import fc from 'fast-check';
import { call } from '../domain/call/call.aggregate.js';
import { grid } from '../domain/grid/grid.aggregate.js';
import { gridBlocks } from '../domain/grid-block/grid-block.aggregate.js';
import { gridWorkers } from '../domain/grid-people/grid-people.aggregate.js';
import { serviceCentre } from '../domain/service-centre/service-centre.aggregate.js';
import { gridBlockFold, gridFold, gridWorkersFold } from './grids/grid.fold.js';
import { callFold } from './service-centres/call.fold.js';
import { serviceCentreFold } from './service-centres/service-centre.fold.js';
import { datedRows, type AnyStateFold, type Cells } from '@yange/projections';

const make = gridContract.make;
const count = fc.nat({ max: 9 });
const id = (...ids: readonly string[]) => fc.constantFrom(...ids);
const named = fc.array(fc.record({ id: id('g1', 'g2'), name: id('甲', '乙'), drawnFrom: id('', 'b') }), { maxLength: 2 });
const blocks = fc.array(fc.record({ id: id('b', 'c'), label: id('网格'), count }), { maxLength: 2 });
const members = fc.record({ named, blocks });

const oneGrid = { grids: { named: [{ id: 'key', name: '甲' }] } };
const gridEvents = fc.oneof(
  fc.constant(make('GridsCreated', oneGrid)),
  fc.constant(make('GridsAbolished', oneGrid)),
  count.map((n) => make('GridSized', { gridId: 'key', name: '甲', households: n })),
);

const blockEvents = fc.oneof(
  blocks.map((given) => make('GridsCreated', { grids: { blocks: given } })),
  blocks.map((given) => make('GridsAbolished', { grids: { blocks: given } })),
  id('b', 'c').map((blockId) => make('GridDrawn', { blockId, label: '网格' })),
);

const workerEvents = fc.oneof(
  count.map((n) => make('GridWorkersAssigned', { workers: { id: 'w', label: '网格员', count: n } })),
  count.map((n) => make('GridWorkersLeft', { blockId: 'w', label: '网格员', count: n })),
);

const centreEvents = fc.oneof(
  members.map((halls) => make('HallsOpened', { halls })),
  named.map(([hall]) => make('HallNamed', hall === undefined ? {} : { hall })),
  count.map((n) => make('WindowsSet', { windows: { count: n } })),
  count.map((n) => make('OfferedItemsSet', { items: { count: n } })),
  count.map((n) => make('OneVisitItemsSet', { items: { count: n } })),
);

const callEvents = fc.oneof(
  fc.constant(make('CallAnswered', { department: { organId: 'o1' } })),
  fc.constant(make('CallClosed', {})),
);

type Dated = readonly (readonly [DomainEvent, number])[];

const dated = <E extends DomainEvent>(events: fc.Arbitrary<E>) => fc.array(fc.tuple(events, fc.integer({ min: 1, max: 4 })), { maxLength: 12 });

const factsOf = (events: Dated): readonly Fact<DomainEvent>[] =>
  events.map(([event, day], position) => ({ event, eventId: `e${position}`, effective: onDay(`2020-01-0${day}`), position, order: 0, supersedes: null }));

/** On every day, the rows of the read model and the state of the aggregate. */
const eachDay = <S>(aggregate: AggregateDefinition<S, never>, fold: AnyStateFold, events: Dated, check: (state: S, rows: (table: string) => ReadonlyMap<string, Cells>) => void): void => {
  const timeline = Timeline.of(aggregate as unknown as AggregateDefinition<S, DomainEvent>, factsOf(events));
  const all = datedRows(fold, timeline.facts, 'key');
  for (const day of ['2020-01-01', '2020-01-02', '2020-01-03', '2020-01-04']) {
    const now = all.filter((row) => row.validFrom <= day && (row.validTo === null || row.validTo > day));
    expect(new Set(now.map((row) => `${row.table}/${row.key}`)).size).toBe(now.length);
    check(timeline.at(day), (table) => new Map(now.filter((row) => row.table === table).map((row) => [row.key, row.cells])));
  }
};

const counts = (nodes: ReadonlyMap<string, { count: number }>) => Object.fromEntries([...nodes].filter(([, node]) => node.count !== 0).map(([key, node]) => [key, node.count]));
const rowCounts = (rows: ReadonlyMap<string, Cells>) => Object.fromEntries([...rows].map(([key, cells]) => [key, cells['count']]));

describe('what is shown agrees with what is decided on', () => {
  it('for a grid by name', () => {
    fc.assert(
      fc.property(dated(gridEvents), (events) =>
        eachDay(grid, gridFold, events, (state, rows) => {
          const cells = rows('grids').get('key');
          expect(cells?.['count'] ?? 0).toBe(state.count);
          if (cells !== undefined) expect(cells['households'] ?? 0).toBe(state.households);
        }),
      ),
    );
  });

  it('for grids that are only counted', () => {
    fc.assert(fc.property(dated(blockEvents), (events) => eachDay(gridBlocks, gridBlockFold, events, (state, rows) => expect(rowCounts(rows('grid_blocks'))).toEqual(counts(state)))));
  });

  it('for grid workers', () => {
    fc.assert(fc.property(dated(workerEvents), (events) => eachDay(gridWorkers, gridWorkersFold, events, (state, rows) => expect(rowCounts(rows('grid_workers'))).toEqual(counts(state)))));
  });

  it('for the halls and the offer of a centre', () => {
    fc.assert(
      fc.property(dated(centreEvents), (events) =>
        eachDay(serviceCentre, serviceCentreFold, events, ({ halls, offered, oneVisit, windows }, rows) => {
          expect(rowCounts(rows('halls'))).toEqual(counts(halls));
          const cells = rows('service_centres').get('key');
          expect([cells?.['offered'] ?? null, cells?.['one_visit'] ?? null, cells?.['windows'] ?? 0]).toEqual([offered, oneVisit, windows]);
        }),
      ),
    );
  });

  it('for the status of calls', () => {
    const raised: Dated = [[make('CallRaised', { called: [{ organId: 'o1' }] }), 1]];
    fc.assert(
      fc.property(dated(callEvents), (events) =>
        eachDay(call, callFold, [...raised, ...events], ({ status }, rows) => expect(rows('joint_calls').get('key')?.['status']).toBe(status)),
      ),
    );
  });
});
