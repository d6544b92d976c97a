import { gridContract } from '@yange/contracts';
import type { DomainEvent } from '@yange/kernel';
import { eachDay, type Cells, type DatedEvents } from '@yange/projections';
import fc from 'fast-check';
import { areaUnit } from '../domain/area-unit/area-unit.aggregate.js';
import { call } from '../domain/call/call.aggregate.js';
import { communities } from '../domain/community/community.aggregate.js';
import { grid } from '../domain/grid/grid.aggregate.js';
import { gridBlocks } from '../domain/grid-block/grid-block.aggregate.js';
import { gridWorkers } from '../domain/grid-people/grid-people.aggregate.js';
import { serviceCase } from '../domain/service-case/service-case.aggregate.js';
import { serviceCentre } from '../domain/service-centre/service-centre.aggregate.js';
import { streetPowers } from '../domain/street-power/street-power.aggregate.js';
import { areaUnitFold } from './communities/area-unit.fold.js';
import { communityFold } from './communities/community.fold.js';
import { gridBlockFold, gridFold, gridWorkersFold } from './grids/grid.fold.js';
import { streetPowerFold } from './grids/service-list.fold.js';
import { callFold } from './service-centres/call.fold.js';
import { serviceCaseFold } from './service-centres/service-case.fold.js';
import { serviceCentreFold } from './service-centres/service-centre.fold.js';

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
  fc.record({ role: id('网格长', '楼栋长'), place: id('', '1号楼'), personId: id('', 'p1', 'p2') }).map((data) => make('GridChiefSet', data)),
  fc.option(fc.record({ id: id('c1', 'c2'), name: id('东社区') }), { nil: undefined }).map((community) => make('GridPlaced', { gridId: 'key', name: '甲', ...(community === undefined ? {} : { community }) })),
  fc.constant(make('GridsRecut', { kind: 'split', sources: [{ id: 'key', name: '甲' }], results: [{ id: 'g2', name: '乙' }] })),
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
  fc.record({ windowId: id('w1', 'w2'), name: id('1号', '2号'), handles: fc.subarray(['社保', '医保']) }).map((data) => make('WindowOpened', data)),
  fc.tuple(id('w1', 'w2'), id('', 'o1', 'o2')).map(([windowId, organId]) => make('WindowUnitSet', { windowId, name: '1号', ...(organId === '' ? {} : { unit: { organId, name: '局' } }) })),
  id('w1', 'w2').map((windowId) => make('WindowClosed', { windowId, name: '1号' })),
  fc.record({ unit: fc.record({ organId: id('o1', 'o2'), name: id('局') }), handles: fc.subarray(['社保', '医保']) }).map((data) => make('ResidentUnitMovedIn', data)),
  id('o1', 'o2').map((organId) => make('ResidentUnitMovedOut', { unit: { organId, name: '局' } })),
  count.map((n) => make('OfferedItemsSet', { items: { count: n } })),
  count.map((n) => make('OneVisitItemsSet', { items: { count: n } })),
);

const department = fc.record({ organId: id('o1', 'o2') });
const callEvents = fc.oneof(
  fc.record({ department }).map((data) => make('CallAnswered', data)),
  fc.record({ department, dueOn: id('2026-01-02'), insteadOf: id('', 'o1', 'o2') }).map((data) => make('CallDispatched', data)),
  fc.record({ department, type: id('CallSigned', 'CallReturned', 'CallHandled', 'CallReminded', 'CallEscalated') }).map(({ type, ...data }) => make(type as 'CallSigned', data)),
  fc.record({ department, passed: fc.boolean() }).map((data) => make('CallReviewed', data)),
  fc.record({ department, score: count }).map((data) => make('CallAssessed', data)),
  fc.constant(make('CallClosed', {})),
  fc.record({ department, takenOverBy: fc.record({ organId: id('o2', 'o3'), name: id('承接') }) }).map((data) => make('CallShareTakenOver', data)),
  fc.constant(make('CallerSucceeded', { succeededBy: { organId: 's2' } })),
);

const communityId = id('c1', 'c2', 'c3');
const communityNames = fc.uniqueArray(fc.record({ id: communityId, name: id('东', '西') }), { minLength: 1, maxLength: 2, selector: (one) => one.id });
const communityEvents = fc.oneof(
  fc.record({ communityId, name: id('东', '西') }).map((data) => make('CommunityEstablished', data)),
  fc.record({ communityId, name: id('东', '西') }).map((data) => make('CommunityMovedIn', data)),
  fc.record({ communityId, formerName: id('东'), newName: id('南', '北') }).map((data) => make('CommunityRenamed', data)),
  fc.record({ kind: id('merge', 'split'), sources: communityNames, results: communityNames }).map((data) => make('CommunitiesRecut', data)),
  fc.record({ communityId, name: id('东', '西') }).map((data) => make('CommunityEnded', data)),
  fc.record({ communityId, name: id('东', '西') }).map((data) => make('CommunityMovedOut', data)),
);

const seat = fc.record({ id: id('c1', 'c2'), name: id('东') });
const pledge = { pledgeId: id('p1', 'p2'), title: id('操场', '托管') };
const areaUnitEvents = fc.oneof(
  fc.record({ name: id('中学'), community: seat }).map((data) => make('AreaUnitRegistered', data)),
  fc.record({ community: seat }).map((data) => make('AreaUnitMoved', data)),
  fc.constant(make('AreaUnitMoved', {})),
  id('s1', 's2').map((organId) => make('AreaUnitPassedOn', { unit: { organId } })),
  fc.constant(make('AreaUnitLeft', {})),
  fc.record({ ...pledge, dueOn: id('2020-01-02', '2020-01-03') }).map((data) => make('AreaPledgeGiven', data)),
  fc.record({ ...pledge, dueOn: id('2020-01-04') }).map((data) => make('AreaPledgePostponed', data)),
  fc.record({ ...pledge, kept: fc.boolean() }).map((data) => make('AreaPledgeSettled', data)),
);

const dated = <E extends DomainEvent>(events: fc.Arbitrary<E>) => fc.array(fc.tuple(events, fc.integer({ min: 1, max: 4 })), { maxLength: 12 });

const counts = (nodes: ReadonlyMap<string, { count: number }>) => Object.fromEntries([...nodes].filter(([, node]) => node.count !== 0).map(([key, node]) => [key, node.count]));
const rowCounts = (rows: ReadonlyMap<string, Cells>) => Object.fromEntries([...rows].map(([key, cells]) => [key, cells['count']]));

describe('what is shown agrees with what is decided on', () => {
  it('for a grid by name', () => {
    fc.assert(
      fc.property(dated(gridEvents), (events) =>
        eachDay(grid, gridFold, events, (state, rows) => {
          const cells = rows('grids').get('key');
          expect(cells?.['count'] ?? 0).toBe(state.count);
          if (cells !== undefined) expect([cells['households'] ?? 0, cells['community_id']]).toEqual([state.households, state.community?.id ?? '']);
          expect(Object.fromEntries([...rows('grid_chiefs')].map(([key, { person_id: person }]) => [key, person]))).toEqual(Object.fromEntries([...state.chiefs].map(([key, { personId }]) => [key, personId])));
        }),
      ),
    );
  });

  it('for communities', () => {
    fc.assert(
      fc.property(dated(communityEvents), (events) =>
        eachDay(communities, communityFold, events, ({ all }, rows) =>
          expect(Object.fromEntries([...rows('communities')].map(([key, { name, there, into_id: into }]) => [key, [name, there, into]]))).toEqual(Object.fromEntries([...all].map(([key, { name, there, into }]) => [key, [name, there, into]]))),
        ),
      ),
    );
  });

  it('for units of an area and their pledges', () => {
    fc.assert(
      fc.property(dated(areaUnitEvents), (events) =>
        eachDay(areaUnit, areaUnitFold, events, (state, rows) => {
          const cells = rows('area_units').get('key');
          expect([cells?.['there'] ?? false, cells?.['community_id'] ?? '', cells?.['unit_id'] ?? '']).toEqual([state.there, state.community?.id ?? '', state.unitId]);
          expect(Object.fromEntries([...rows('area_pledges')].map(([key, { title, due_on: dueOn, status }]) => [key, { title, dueOn, status }]))).toEqual(Object.fromEntries(state.pledges));
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

  it('for powers of streets and who holds them', () => {
    const some = fc.record({ groups: fc.subarray([{ ordinal: 1, words: '甲权' }, { ordinal: 2, words: '乙权' }], { minLength: 1 }), streets: fc.record({ named: fc.subarray([{ id: 's1', name: '东' }, { id: 's2', name: '西' }]) }) });
    const powerEvents = fc.oneof(some.map((data) => make('StreetPowersGranted', data)), some.map((data) => make('StreetPowersWithdrawn', data)));
    const idsIn = (lines: unknown) => String(lines).split('\n').flatMap((line) => line.split(' ')[0] || []).sort();
    fc.assert(
      fc.property(dated(powerEvents), (events) =>
        eachDay(streetPowers, streetPowerFold, events, ({ groups }, rows) => {
          const held = groups.filter(({ byAll, streets }) => byAll || streets.size > 0).map(({ ordinal, byAll, streets, except }) => [String(ordinal), [byAll, [...streets].sort(), [...except].sort()]] as const);
          expect(Object.fromEntries([...rows('street_powers')].map(([key, cells]) => [key, [cells['by_all'], idsIn(cells['streets']), idsIn(cells['except_streets'])]]))).toEqual(Object.fromEntries(held));
        }),
      ),
    );
  });

  it('for cases', () => {
    const caseEvents = fc.constantFrom(make('CaseAccepted', {}), make('OneTimeNoticeGiven', {}), make('CaseForwarded', { department: { organId: 'o1' } }), make('CaseHandedBack', { department: { organId: 'o1' } }), make('CaseFinished', {}));
    fc.assert(fc.property(dated(caseEvents), (events) => eachDay(serviceCase, serviceCaseFold, events, ({ away, ...state }, rows) => expect(rows('service_cases').get('key')).toEqual({ ...state, away: [...away.values()].reduce((sum, count) => sum + count, 0) }))));
  });

  it('for the halls and the offer of a centre', () => {
    fc.assert(
      fc.property(dated(centreEvents), (events) =>
        eachDay(serviceCentre, serviceCentreFold, events, ({ halls, offered, oneVisit, windows, openWindows, residents }, rows) => {
          const present = (nodes: ReadonlyMap<string, { name: string; handles: readonly string[]; count: number; unitId?: string }>) => Object.fromEntries([...nodes].map(([key, one]) => [key, [one.name, one.handles.join('\n'), one.count, one.unitId ?? '']]));
          const shownOf = (table: string) => Object.fromEntries([...rows(table)].map(([key, one]) => [key, [one['name'], one['handles'], one['count'], table === 'centre_windows' ? one['unit_id'] : '']]));
          expect([shownOf('centre_windows'), shownOf('resident_units')]).toEqual([present(openWindows), present(residents)]);
          expect(rowCounts(rows('halls'))).toEqual(counts(halls));
          const cells = rows('service_centres').get('key');
          expect([cells?.['offered'] ?? null, cells?.['one_visit'] ?? null, cells?.['windows'] ?? null]).toEqual([offered, oneVisit, windows]);
        }),
      ),
    );
  });

  it('for calls and the shares of departments in them', () => {
    const raised: DatedEvents = [[make('CallRaised', { called: [{ organId: 'o1' }] }), 1]];
    fc.assert(
      fc.property(dated(callEvents), (events) =>
        eachDay(call, callFold, [...raised, ...events], ({ status, callerId, shares }, rows) => {
          expect(rows('joint_calls').get('key')).toMatchObject({ status, caller_id: callerId, called: shares.size });
          const shown = [...rows('call_shares')].map(([key, cells]) => [key, [cells['stage'], cells['due_on'], cells['reminders'], cells['score']]]);
          expect(Object.fromEntries(shown)).toEqual(Object.fromEntries([...shares].map(([key, { stage, dueOn, reminders, score }]) => [key, [stage, dueOn, reminders, score]])));
        }),
      ),
    );
  });
});
