import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

interface EdgeRow {
  readonly kind: string;
  readonly from_id: string;
  readonly from_name: string;
  readonly from_count: number;
  readonly to_id: string;
  readonly to_name: string;
  readonly to_count: number;
  readonly effective: string;
  readonly event_id: string;
}

/** Edges reached from one node in one direction. */
const reached = (edges: readonly EdgeRow[], start: string, from: 'from_id' | 'to_id', to: 'from_id' | 'to_id'): ReadonlySet<EdgeRow> => {
  const found = new Set<EdgeRow>();
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const edge of edges) {
      if (edge[from] !== node || found.has(edge)) continue;
      found.add(edge);
      if (edge[to] !== '') open.push(edge[to]);
    }
  }
  return found;
};

const end = z.strictObject({ id: shown.text.describe('不在本区登记的为空 · empty where it lies outside the register of the district'), name: shown.text, count: shown.count });

/** Where did a team come from, and what became of it? An end without id lies outside the district's register. */
export const teamLineageQuery = defineQuery({
  name: 'team-lineage',
  title: { zh: '执法队伍沿革', en: 'Lineage of enforcement teams' },
  path: 'team-lineage',
  right: 'read',
  params: z.strictObject({ ...onDate, team: z.string().max(100).optional() }),
  answer: z.strictObject({ on: shown.on, edges: z.array(z.strictObject({ kind: shown.text, from: end, to: end, effective: shown.text, eventId: shown.eventId })) }),
  run: async ({ on, team }, context) => {
    const all = await rowsOn<EdgeRow>(asOf(context, 'enforcement', on), 'team_edges', 'valid_from, row_key');
    const wanted = team === undefined ? new Set(all) : new Set([...reached(all, team, 'to_id', 'from_id'), ...reached(all, team, 'from_id', 'to_id')]);
    if (team !== undefined && wanted.size === 0) return null;
    const edges = all.filter((edge) => wanted.has(edge));
    return {
      on: on ?? null,
      edges: edges.map((edge) => ({
        kind: edge.kind,
        from: { id: edge.from_id, name: edge.from_name, count: edge.from_count },
        to: { id: edge.to_id, name: edge.to_name, count: edge.to_count },
        effective: edge.effective,
        eventId: edge.event_id,
      })),
    };
  },
});
