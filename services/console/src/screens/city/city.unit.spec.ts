import { barsOf, inOrder, partOf, reachOf, type District, type Row } from './city.model.js';

const district = (over: Partial<District>): District => ({ district: '150302', positions: {}, standing: 'member', leftOn: null, heads: { '150302/staffing': 4 }, lag: 0, heardAt: null, gaps: [], recordedAt: null, synthetic: false, ...over });
const row = (values: Readonly<Record<string, number | string | null>>): Row => ({
  measure: 'organs', title: { zh: '机构', en: 'organs' }, unit: '个', derivation: '', city: { value: null, reason: null, text: null, partial: null, missing: [] },
  districts: Object.entries(values).map(([name, value]) => ({ district: name, value, reason: null, basis: 'counted', uncertain: 0 })),
});

describe('how far a district was read', () => {
  it('is told by what is worst: a gap before silence before lag', () => {
    expect([district({}), district({ lag: 3 }), district({ lag: null }), district({ heads: { '150302/staffing': null } }), district({ lag: null, gaps: ['150302/staffing'] })].map(reachOf)).toEqual(['level', 'behind', 'silent', 'silent', 'gaps']);
  });
});

describe('districts of a city', () => {
  it('stand with the city itself first, and those that do not count last', () => {
    const all = [district({ district: '150999', standing: 'outside' }), district({ district: '150303' }), district({ district: '150302' }), district({ district: '150300', standing: 'own' })];
    expect(inOrder(all).map((one) => one.district)).toEqual(['150300', '150302', '150303', '150999']);
  });

  it('give their part of a measure, or none', () => {
    expect(['150302', '150303', '150304'].map((one) => partOf(row({ 150302: 35, 150303: null }), one))).toEqual([35, null, null]);
  });

  it('are drawn beside one another where at least two give a number', () => {
    expect(barsOf(row({ 150302: 40, 150303: '10', 150304: null })).map(({ share }) => share)).toEqual([1, 0.25]);
    expect([barsOf(row({ 150302: 40 })), barsOf(row({ 150302: '2020-06-30', 150303: 3 })), barsOf(row({ 150302: 0, 150303: 0 }))]).toEqual([[], [], []]);
  });
});
