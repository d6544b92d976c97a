import { placesOf, type Reform } from './reform.places.js';

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
