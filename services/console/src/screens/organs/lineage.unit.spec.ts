import { layoutOf, stepsOf, type Lineage } from './lineage-layout.model.js';

const node = (id: string, kind = 'organ'): Lineage['nodes'][number] => ({ id, name: id, kind, validFrom: null, validTo: null });
const edge = (from: string, to: string, date: string): Lineage['successors'][number] => ({ from, to, how: 'merged', count: 1, date, eventIds: [] });
const lineage = { of: '丙', nodes: ['甲', '乙', '丙', '丁', '戊'].map((id) => node(id)), predecessors: [edge('乙', '丙', '2019-03-01'), edge('甲', '丙', '2019-03-01')], successors: [edge('丙', '丁', '2021-04-01'), edge('丙', '戊', '2021-04-01')] };

describe('a lineage as a drawing', () => {
  it('goes from left to right as time goes, and no two nodes lie on each other', () => {
    const { nodes, edges } = layoutOf(lineage, 'all');
    const x = Object.fromEntries(nodes.map(({ id, x: left }) => [id, left]));
    expect([x['甲'] === x['乙'], Number(x['丙']) > Number(x['甲']), Number(x['丁']) > Number(x['丙']), x['丁'] === x['戊']]).toEqual([true, true, true, true]);
    expect(new Set(nodes.map(({ x: left, y }) => `${left} ${y}`)).size).toBe(5);
    expect(edges.every(({ x1, x2 }) => x2 > x1)).toBe(true);
  });

  it('is followed back, forward or both ways', () => {
    expect((['back', 'forward', 'all'] as const).map((way) => layoutOf(lineage, way).nodes.map(({ id }) => id).sort().join(''))).toEqual(['丙乙甲', '丁丙戊', '丁丙乙戊甲']);
    expect(stepsOf(lineage, 'all').map(({ date }) => date)).toEqual(['2019-03-01', '2019-03-01', '2021-04-01', '2021-04-01']);
  });

  it('ends where it leads back to itself, and stands alone where nothing leads to it', () => {
    const round = { ...lineage, predecessors: [edge('甲', '丙', '2019-03-01')], successors: [edge('丙', '甲', '2020-01-01')], nodes: [node('甲'), node('丙')] };
    expect(layoutOf(round, 'all').nodes).toHaveLength(2);
    expect(layoutOf({ ...lineage, predecessors: [], successors: [] }, 'all').nodes.map(({ id }) => id)).toEqual(['丙']);
  });
});
