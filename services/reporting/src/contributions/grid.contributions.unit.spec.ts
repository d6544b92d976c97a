import { gridContract } from '@yange/contracts';
import { gridContributions } from './grid.contributions.js';

const { make } = gridContract;
const read = (...event: Parameters<typeof make>) => gridContributions(make(...event) as Parameters<typeof gridContributions>[0]).contributions;

describe('what grid governance adds to the ledger', () => {
  it('a standard is a statement of three bounds', () => {
    expect(read('GridStandardSet', { householdsFrom: 300, householdsTo: 500, population: 1000 }).map(({ measure, amount, kind }) => [measure, amount, kind])).toEqual([
      ['standard-households-from', 300, 'stated'],
      ['standard-households-to', 500, 'stated'],
      ['standard-population', 1000, 'stated'],
    ]);
  });

  it('grids and workers are counted without names, and may end', () => {
    expect(read('GridsCreated', { grids: { blocks: [{ id: 'g', count: 444 }] } })).toMatchObject([{ measure: 'grids', amount: 444, kind: 'block' }]);
    expect(read('GridsAbolished', { grids: { blocks: [{ id: 'g', count: 4 }] } })).toMatchObject([{ measure: 'grids', key: 'g', amount: -4 }]);
    expect(read('GridWorkersLeft', { blockId: 'w', count: 2 })).toMatchObject([{ measure: 'grid-workers', amount: -2 }]);
  });

  it('a hall that is named leaves the block of halls', () => {
    expect(read('HallsOpened', { centreId: 'c', halls: { named: [{ id: 'h-1', name: '社保' }], blocks: [{ id: 'b', count: 2 }] } })).toMatchObject([{ key: 'h-1', kind: 'entity' }, { key: 'b', amount: 2, kind: 'block' }]);
    expect(read('HallNamed', { centreId: 'c', hall: { id: 'h-2', name: '税务', drawnFrom: 'b' } })).toMatchObject([{ key: 'h-2', amount: 1 }, { key: 'b', amount: -1 }]);
  });

  it('levels of a centre replace what was before', () => {
    expect(read('WindowsSet', { centreId: 'c', windows: { id: 'w', count: 73 } })).toMatchObject([{ measure: 'windows', key: 'c', operation: 'set', amount: 73 }]);
    expect(read('CentreCatalogueSet', { centreId: 'c', functions: { id: 'f', count: 8 }, items: { id: 'i', count: 82 } }).map(({ measure, amount }) => [measure, amount])).toEqual([['centre-functions', 8], ['centre-items', 82]]);
  });

  it('a stated finish rate adds nothing: it is no proof of itself', () => {
    expect(read('CaseStatisticReported', { centreId: 'c', periodTo: '2020-06-30', handled: 24596, finishRate: { percent: '97' } }).map(({ measure, amount }) => [measure, amount])).toEqual([['cases-handled', 24596]]);
    expect(read('CaseStatisticReported', { centreId: 'c', periodTo: '2020-06-30', handled: 9, accepted: 8, finished: 0 }).map(({ measure, amount }) => [measure, amount])).toEqual([['cases-handled', 9], ['cases-accepted', 8], ['cases-finished', 0]]);
  });

  it('lists, powers of streets and chiefs', () => {
    expect(read('ServiceListPublished', { listId: 'l', title: '清单', items: { id: 'i', count: 14 }, measureWord: '项' })).toMatchObject([{ amount: 14, unit: '项', dims: { list: '清单' } }]);
    expect(read('StreetPowersGranted', { title: '七权', groups: [{ ordinal: 1 }, { ordinal: 2 }] })).toMatchObject([{ kind: 'entity' }, { kind: 'entity' }]);
    expect(read('StreetPowersWithdrawn', { title: '七权', groups: [{ ordinal: 1 }, { ordinal: 2 }], heldByNone: [2] })).toMatchObject([{ measure: 'street-power-groups', key: '七权/2', amount: 0 }]);
    expect(read('ChiefRolesSet', { roles: [{ id: 'r', name: '网格长' }] })).toMatchObject([{ measure: 'chief-roles', kind: 'entity' }]);
  });
});
