import { flowOf, type Edge } from './lineage.model.js';

const end = (id: string, name: string, count: number): Edge['from'] => ({ id, name, count });
const edge = (kind: string, from: Edge['from'], to: Edge['from']): Edge => ({ kind, from, to, effective: '2018年8月', eventId: `${kind}${to.name}` });

const edges = [
  edge('TeamsEstablished', end('', '', 0), end('a', '原有队伍', 20)),
  edge('TeamsMerged', end('a', '原有队伍', 20), end('b', '整合后队伍', 7)),
  edge('TeamNamed', end('b', '', 1), end('c', '劳动监察局', 1)),
  edge('TeamsRenamed', end('b', '整合后队伍', 7), end('b', '整合后队伍', 7)),
  edge('TeamsTransferredUp', end('b', '整合后队伍', 1), end('', '乌海市', 0)),
];

describe('the lineage of teams', () => {
  it('is drawn in bands as wide as the teams that come out; what only changes its name is none', () => {
    expect(flowOf(edges).links).toEqual([
      { source: '原有队伍 20', target: '整合后队伍 7', value: 7 },
      { source: '整合后队伍 7', target: '劳动监察局 1', value: 1 },
      { source: '整合后队伍 7', target: '乌海市', value: 1 },
    ]);
  });

  it('has each end once, also where a later step names it by another number', () => {
    expect(flowOf(edges).nodes.map(({ name }) => name)).toEqual(['原有队伍 20', '整合后队伍 7', '劳动监察局 1', '乌海市']);
  });

  it('is empty where nothing came of anything', () => {
    expect(flowOf([edges[0] as Edge])).toEqual({ nodes: [], links: [] });
  });
});
