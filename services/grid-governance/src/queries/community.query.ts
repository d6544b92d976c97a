import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { communitiesOn, placedGridsOn, streetOf, total } from './community.reading.js';

interface EdgeRow {
  readonly kind: string;
  readonly from_id: string;
  readonly from_name: string;
  readonly to_id: string;
  readonly to_name: string;
  readonly effective: string;
}

interface SeatRow {
  readonly row_key: string;
  readonly name: string;
  readonly kind: string;
  readonly community_id: string;
  readonly there: boolean;
}

const end = z.strictObject({ id: shown.text, name: shown.text });

/** Everything that leads to a community or away from it, over any number of steps. */
const lineageOf = (id: string, edges: readonly EdgeRow[]): readonly EdgeRow[] => {
  const reach = (start: string, next: (edge: EdgeRow) => readonly [string, string]): ReadonlySet<EdgeRow> => {
    const found = new Set<EdgeRow>();
    for (let left = [start]; left.length > 0; ) {
      const step = edges.filter((edge) => !found.has(edge) && left.includes(next(edge)[0]));
      step.forEach((edge) => found.add(edge));
      left = step.map((edge) => next(edge)[1]);
    }
    return found;
  };
  const told = new Set([...reach(id, (edge) => [edge.to_id, edge.from_id]), ...reach(id, (edge) => [edge.from_id, edge.to_id])]);
  return edges.filter((edge) => told.has(edge));
};

/** One community: its grids, the units that have their seat in it, and all that it came from and became. */
export const communityQuery = defineQuery({
  name: 'community',
  title: { zh: '一个社区', en: 'One community' },
  path: 'communities/:communityId',
  right: 'read',
  params: z.strictObject({ communityId: z.uuid().toLowerCase(), ...onDate }),
  answer: z.strictObject({
    on: shown.on,
    id: shown.id,
    there: z.boolean().describe('当日存在 · whether it is there on the day'),
    name: shown.text,
    unitId: shown.text,
    unit: shown.text,
    households: shown.count,
    population: shown.count,
    grids: z.array(z.strictObject({ id: shown.id, name: shown.text, households: shown.count.nullable() })).describe('社区边界 · the boundary, as grids'),
    areaUnits: z.array(z.strictObject({ id: shown.id, name: shown.text, kind: shown.text })),
    lineage: z.array(z.strictObject({ kind: z.enum(['rename', 'merge', 'split', 'move']), from: end, to: end, effective: shown.text })),
  }),
  run: async ({ communityId, on }, context) => {
    const when = asOf(context, 'grid', on);
    const [communities, grids, edges, seats] = await Promise.all([
      communitiesOn(when), placedGridsOn(when), rowsOn<EdgeRow>(when, 'community_edges', 'valid_from, row_key'), rowsOn<SeatRow>(when, 'area_units', 'name, row_key'),
    ]);
    const row = communities.known(communityId);
    if (row === undefined) return null;
    const here = ({ community_id: id }: { readonly community_id: string }): boolean => communities.now(id)?.row_key === communityId;
    const own = grids.filter(here);
    return {
      on: on ?? null,
      id: communityId,
      there: row.there,
      name: row.name,
      unitId: streetOf(row),
      unit: row.unit,
      households: total(own, 'households'),
      population: total(own, 'population'),
      grids: own.map((grid) => ({ id: grid.row_key, name: grid.name, households: grid.households })),
      areaUnits: seats.filter((seat) => seat.there && here(seat)).map((seat) => ({ id: seat.row_key, name: seat.name, kind: seat.kind })),
      lineage: lineageOf(communityId, edges).map((edge) => ({ kind: edge.kind as 'rename', from: { id: edge.from_id, name: edge.from_name }, to: { id: edge.to_id, name: edge.to_name }, effective: edge.effective })),
    };
  },
});
