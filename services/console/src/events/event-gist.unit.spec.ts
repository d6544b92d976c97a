import { gistOf, weakestProvenance } from './event-gist.model.js';

describe('the line of an event', () => {
  it('tells events of one kind apart: whose, what, how many', () => {
    const line = { rank: 'POST_RANK_DEPUTY', role: '副镇长', count: 3, allotment: { id: 'x', level: '科级', owner: { name: '千里山镇', count: 1 } } };
    expect(gistOf(line)).toBe('千里山镇 · 副镇长 · 3 · 副职');
    expect(gistOf({ organName: '千里山镇', units: { named: [{ name: '甲' }, { name: '乙' }, { name: '丙' }, { name: '丁' }] } })).toBe('千里山镇 · 甲、乙等 4 个');
    expect(gistOf({ groupName: '本级党政机构', members: { blocks: [{ id: 'x', label: '党委机构', count: 11 }] } })).toBe('本级党政机构 · 党委机构 11');
    expect(gistOf({ subject: { name: '涉改部门', count: 14 } })).toBe('涉改部门 · 14');
    expect([gistOf(null), gistOf('text'), gistOf({ id: 7 })]).toEqual(['', '', '']);
  });

  it('names the least sure of its sources', () => {
    const [stated, reconstructed, synthetic] = ['PROVENANCE_STATED', 'PROVENANCE_RECONSTRUCTED', 'PROVENANCE_SYNTHETIC'].map((provenance) => ({ provenance }));
    expect(weakestProvenance([stated ?? {}, synthetic ?? {}, reconstructed ?? {}])).toBe('PROVENANCE_SYNTHETIC');
    expect([weakestProvenance([]), weakestProvenance(undefined), weakestProvenance([{}])]).toEqual(['', '', '']);
  });
});
