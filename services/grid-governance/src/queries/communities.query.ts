import { grouped } from '@yange/kernel';
import { rowsOn, uncertainOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { communitiesOn, placedGridsOn, streetOf, total } from './community.reading.js';

interface SeatRow {
  readonly community_id: string;
}

const community = z.strictObject({
  id: shown.id,
  name: shown.text,
  unitId: shown.text,
  unit: shown.text.describe('街道、镇 · street or town'),
  grids: shown.count,
  households: shown.count,
  population: shown.count,
  areaUnits: shown.count.describe('驻区单位 · units that have their seat there'),
});

const outside = z.strictObject({ unitId: shown.text, unit: shown.text, grids: shown.count });

/** Which communities are there, how large by the grids that lie in them, and which streets have grids that lie in none? */
export const communitiesQuery = defineQuery({
  name: 'communities',
  title: { zh: '社区', en: 'Communities' },
  path: 'communities',
  right: 'read',
  params: z.strictObject({ ...onDate, unitId: z.uuid().toLowerCase().optional() }),
  answer: z.strictObject({
    on: shown.on,
    communities: z.array(community),
    outside: z.array(outside).describe('未划入社区的网格 · grids by name that lie in no community'),
    uncertain: shown.uncertain,
  }),
  run: async ({ on, unitId }, context) => {
    const when = asOf(context, 'grid', on);
    const [communities, grids, seats] = await Promise.all([communitiesOn(when), placedGridsOn(when), rowsOn<SeatRow & { there: boolean }>(when, 'area_units')]);
    const wanted = (id: string): boolean => unitId === undefined || id === unitId;
    const inside = grouped(grids, (grid) => communities.now(grid.community_id)?.row_key ?? '');
    const seated = grouped(seats.filter(({ there }) => there), (seat) => communities.now(seat.community_id)?.row_key ?? '');
    const without = grouped((inside.get('') ?? []).filter((grid) => wanted(grid.unit_id)), (grid) => grid.unit_id);
    return {
      on: on ?? null,
      communities: communities.there.filter((row) => wanted(streetOf(row))).map((row) => {
        const own = inside.get(row.row_key) ?? [];
        return { id: row.row_key, name: row.name, unitId: streetOf(row), unit: row.unit, grids: own.length, households: total(own, 'households'), population: total(own, 'population'), areaUnits: seated.get(row.row_key)?.length ?? 0 };
      }),
      outside: [...without].map(([id, own]) => ({ unitId: id, unit: own[0]?.unit ?? '', grids: own.length })),
      uncertain: await uncertainOn(when, 'communities_facts'),
    };
  },
});
