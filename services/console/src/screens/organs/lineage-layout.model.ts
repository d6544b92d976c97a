import type { components } from '@yange/api-client';

export type Lineage = components['schemas']['organisations.Lineage'];
export type LineageEdge = Lineage['predecessors'][number];
export type Way = 'all' | 'back' | 'forward';

export interface PlacedNode {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly x: number;
  readonly y: number;
}

export interface PlacedEdge extends LineageEdge {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Layout {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

export const box = { width: 180, height: 52 };
const gap = { x: 120, y: 22 };

const keyOf = ({ from, to, how, date }: LineageEdge): string => `${from} ${to} ${how} ${date}`;

/** The steps of a lineage, the earliest first: those before, those after, or all. */
export const stepsOf = ({ predecessors, successors }: Pick<Lineage, 'predecessors' | 'successors'>, way: Way): readonly LineageEdge[] => {
  const wanted = [...(way === 'forward' ? [] : predecessors), ...(way === 'back' ? [] : successors)];
  return [...new Map(wanted.map((edge) => [keyOf(edge), edge])).values()].sort((one, other) => one.date.localeCompare(other.date));
};

/** How many steps a node is from the beginning; a lineage that leads back to itself ends there. */
const layersOf = (ids: readonly string[], edges: readonly LineageEdge[]): ReadonlyMap<string, number> => {
  const layer = new Map(ids.map((id) => [id, 0]));
  for (let round = 0; round < ids.length; round += 1) {
    let moved = false;
    for (const { from, to } of edges) {
      const next = (layer.get(from) ?? 0) + 1;
      if (from === to || next >= ids.length || (layer.get(to) ?? 0) >= next) continue;
      layer.set(to, next);
      moved = true;
    }
    if (!moved) break;
  }
  return layer;
};

/** From left to right as time goes: each node beside where most of what leads to it stands. */
export const layoutOf = (lineage: Pick<Lineage, 'of' | 'nodes' | 'predecessors' | 'successors'>, way: Way): Layout => {
  const edges = stepsOf(lineage, way);
  const there = new Set([lineage.of, ...edges.flatMap(({ from, to }) => [from, to])]);
  const nodes = lineage.nodes.filter(({ id }) => there.has(id));
  const layers = layersOf(nodes.map(({ id }) => id), edges);
  const columns = [...new Set(layers.values())].sort((one, other) => one - other);
  const rank = new Map<string, number>();
  const rows = columns.map((column) => {
    const own = nodes.filter(({ id }) => layers.get(id) === column);
    const mean = (id: string): number => {
      const before = edges.filter(({ to }) => to === id).flatMap(({ from }) => rank.get(from) ?? []);
      return before.length === 0 ? Number.MAX_SAFE_INTEGER : before.reduce((sum, one) => sum + one, 0) / before.length;
    };
    const ordered = [...own].sort((one, other) => mean(one.id) - mean(other.id));
    ordered.forEach(({ id }, index) => rank.set(id, index - ordered.length / 2));
    return ordered;
  });
  const most = Math.max(1, ...rows.map(({ length }) => length));
  const height = most * (box.height + gap.y) + gap.y;
  const placed = rows.flatMap((row, column) => row.map((node, index): PlacedNode => ({ ...node, x: gap.y + column * (box.width + gap.x), y: height / 2 + (index - row.length / 2) * (box.height + gap.y) + gap.y / 2 })));
  const at = new Map(placed.map((node) => [node.id, node]));
  return {
    nodes: placed,
    edges: edges.flatMap((edge) => {
      const [from, to] = [at.get(edge.from), at.get(edge.to)];
      return from === undefined || to === undefined ? [] : [{ ...edge, x1: from.x + box.width, y1: from.y + box.height / 2, x2: to.x, y2: to.y + box.height / 2 }];
    }),
    width: Math.max(1, columns.length) * (box.width + gap.x) - gap.x + 2 * gap.y,
    height,
  };
};
