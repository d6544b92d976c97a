import { placedGroups, placesOf, type Reform } from './reform.places.js';

const [first, second]: readonly [Reform, Reform] = [{ id: 'r-1', name: '党政机构改革' }, { id: 'r-2', name: '镇和街道改革' }];
const reforms = { byId: new Map([['r-1', first], ['r-2', second]]), byDocument: new Map([['甲1号', [first]], ['乙2号', [second]], ['共3号', [first, second]]]), decidedBy: new Map([['d-2', '乙2号']]) };
const cites = (...numbers: readonly string[]) => numbers.map((number) => ({ documentId: '', number, title: '', issuer: '', issuedOn: '', place: '', quote: '', provenance: '' }) as never);
const told = (over: object): readonly (string | null)[] => placesOf({ streamId: 'organ/o-1', citations: [], data: {}, decisionId: '', ...over }, reforms).map(({ reform }) => reform?.id ?? null);

describe('a change is told under', () => {
  it('the reform that it tells of itself, whichever cited its document first', () => {
    expect(told({ streamId: 'reform/r-2', citations: cites('共3号') })).toEqual(['r-2']);
    expect(told({ data: { reformId: 'r-2' }, citations: cites('甲1号') })).toEqual(['r-2']);
  });

  it('the reform of the document of its decision', () => expect(told({ decisionId: 'd-2', citations: cites('共3号') })).toEqual(['r-2']));

  it('every reform of its documents, once each', () => {
    expect(told({ citations: cites('共3号') })).toEqual(['r-1', 'r-2']);
    expect(told({ citations: cites('甲1号', '共3号') })).toEqual(['r-1', 'r-2']);
  });

  it('none where neither it nor its document belongs to one', () => expect([told({ citations: cites('丁4号') }), told({})]).toEqual([[null], [null]]));
});

it('changes of several reforms are told under each and counted once, so that groups and reforms both sum up to the events', () => {
  const placed = [cites('甲1号'), cites('共3号'), cites('共3号', '乙2号'), [], cites('乙2号')].map((citations) => placesOf({ streamId: 'organ/o-1', citations, data: {}, decisionId: '' }, reforms));
  const { groups, reforms: counts } = placedGroups(placed);
  expect(counts).toEqual([{ reform: first, count: 3, told: 3 }, { reform: second, count: 1, told: 3 }, { reform: null, count: 1, told: 1 }]);
  expect(groups.map(({ reform, document, count, told: at }) => [reform?.id ?? null, document?.number ?? null, count, at])).toEqual([
    ['r-1', '甲1号', 1, [0]], ['r-1', '共3号', 2, [1, 2]], ['r-2', '共3号', 0, [1, 2]], [null, null, 1, [3]], ['r-2', '乙2号', 1, [4]],
  ]);
  expect([groups, counts].map((some) => some.reduce((total, { count }) => total + count, 0))).toEqual([placed.length, placed.length]);
});
