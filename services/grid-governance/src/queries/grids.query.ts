import { rowsOn, uncertainOn, type StateOnDay } from '@yange/projections';
import { asOf, defineQuery, onDate, page, shown } from '@yange/use-case';
import { z } from 'zod';
import { communitiesOn, type CommunitiesOnDay } from './community.reading.js';

interface CountedRow {
  readonly row_key: string;
  readonly label: string;
  readonly unit: string;
  readonly count: number;
}

interface StandardRow {
  readonly households_from: number;
  readonly households_to: number;
  readonly population: number;
  readonly population_approximate: boolean;
  readonly words: string;
}

interface GridRow {
  readonly row_key: string;
  readonly name: string;
  readonly unit: string;
  readonly households: number | null;
  readonly population: number | null;
  readonly deviation_reason: string;
  readonly community_id: string;
}

const sum = (rows: readonly { readonly count: number }[]): number => rows.reduce((total, { count }) => total + count, 0);

const gridOf = (row: GridRow, standard: StandardRow | undefined, communities: CommunitiesOnDay) => ({
  id: row.row_key,
  name: row.name,
  unit: row.unit,
  community: communities.now(row.community_id)?.name ?? null,
  households: row.households,
  population: row.population,
  deviationReason: row.deviation_reason === '' ? null : row.deviation_reason,
  withinStandard: row.households === null || standard === undefined ? null : row.households >= standard.households_from && row.households <= standard.households_to,
});

const standardOf = (row: StandardRow) => ({
  households: { from: row.households_from, to: row.households_to },
  population: row.population,
  populationApproximate: row.population_approximate,
  words: row.words,
});

const holds = 'from live.grids where log_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2)';

const gridsOf = ({ read, logId, on }: StateOnDay, unitId: string | undefined, after: string | undefined, most: number): Promise<GridRow[]> =>
  read.query(`select * ${holds} and ($3::text is null or unit_id = $3) and row_key > coalesce($4::text, '') order by row_key limit $5`, [logId, on, unitId ?? null, after ?? null, most]);

const namedIn = async ({ read, logId, on }: StateOnDay): Promise<number> => Number((await read.query<{ count: string }[]>(`select coalesce(sum(count), 0) as count ${holds}`, [logId, on]))[0]?.count ?? 0);

const gridShape = z.strictObject({
  id: shown.id,
  name: shown.text,
  unit: shown.text,
  community: shown.text.nullable().describe('所属社区 · the community that it lies in'),
  households: shown.count.nullable(),
  population: shown.count.nullable(),
  deviationReason: shown.text.nullable().describe('偏离标准的理由 · why it deviates from the standard'),
  withinStandard: z.boolean().nullable(),
});

const standardShape = z.strictObject({ households: z.strictObject({ from: shown.count, to: shown.count }), population: shown.count, populationApproximate: z.boolean(), words: shown.text });

const answer = z.strictObject({
  on: shown.on,
  standard: standardShape.nullable().describe('划分标准 · the standard in force'),
  total: shown.count.describe('全区网格数 · of the district, whatever the page'),
  grids: z.array(gridShape),
  blocks: z.array(z.strictObject({ id: shown.text, name: shown.text, unit: shown.text.nullable(), count: shown.count })).describe('未列名的 · grids that nobody has named'),
  workers: shown.count.describe('网格员 · workers'),
  chiefRoles: z.array(shown.text),
  uncertain: shown.uncertain,
  next: shown.next,
});

/**
 * Which grids are there, by what standard, and who works in them? A block stands for grids that nobody has named.
 * Grids by name come page by page in the order of their ids; the totals are those of the district.
 */
export const gridsQuery = defineQuery({
  name: 'grids',
  title: { zh: '网格', en: 'Grids' },
  path: 'grids',
  right: 'read',
  params: z.strictObject({ ...onDate, ...page, unitId: z.uuid().optional() }),
  answer: answer,
  run: async ({ on, after, limit, unitId }, context) => {
    const when = asOf(context, 'grid', on);
    const [[standard], grids, named, blocks, workers, roles, communities] = await Promise.all([
      rowsOn<StandardRow>(when, 'grid_standards'),
      gridsOf(when, unitId, after, limit),
      namedIn(when),
      rowsOn<CountedRow>(when, 'grid_blocks', 'label, row_key'),
      rowsOn<CountedRow>(when, 'grid_workers', 'label, row_key'),
      rowsOn<{ name: string }>(when, 'chief_roles', 'ordinal, name'),
      communitiesOn(when),
    ]);
    return {
      on: on ?? null,
      standard: standard === undefined ? null : standardOf(standard),
      total: named + sum(blocks),
      grids: grids.map((row) => gridOf(row, standard, communities)),
      blocks: blocks.map(({ row_key: id, label: name, unit, count }) => ({ id, name, unit: unit === '' ? null : unit, count })),
      workers: sum(workers),
      chiefRoles: roles.map((role) => role.name),
      uncertain: await uncertainOn(when, 'grid_register_facts'),
      next: grids.length === limit ? (grids.at(-1)?.row_key ?? null) : null,
    };
  },
});
