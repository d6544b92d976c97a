import { rowsOn, uncertainOn } from '@yange/projections';
import { asOf, defineQuery, onDate } from '@yange/use-case';
import { z } from 'zod';

interface NodeRow {
  readonly row_key: string;
  readonly name: string;
  readonly kind: 'grid' | 'block' | 'workers';
  readonly count: number;
}

interface StandardRow {
  readonly households_from: number;
  readonly households_to: number;
  readonly population: number;
  readonly population_approximate: boolean;
  readonly words: string;
}

interface SizeRow {
  readonly row_key: string;
  readonly households: number;
  readonly population: number;
  readonly deviation_reason: string;
}

const sum = (nodes: readonly NodeRow[]): number => nodes.reduce((total, node) => total + node.count, 0);

const sizedGrid = (node: NodeRow, size: SizeRow | undefined, standard: StandardRow | undefined): object => ({
  id: node.row_key,
  name: node.name,
  households: size?.households ?? null,
  population: size?.population ?? null,
  deviationReason: size === undefined || size.deviation_reason === '' ? null : size.deviation_reason,
  withinStandard: size === undefined || standard === undefined ? null : size.households >= standard.households_from && size.households <= standard.households_to,
});

/** Which grids are there, by what standard, and who works in them? A block stands for grids that nobody has named. */
export const gridsQuery = defineQuery({
  name: 'grids',
  title: { zh: '网格', en: 'Grids' },
  path: 'grids',
  right: 'read',
  params: z.strictObject(onDate),
  run: async ({ on }, context) => {
    const when = asOf(context, 'grid', on);
    const [[standard], nodes, sizes, roles] = await Promise.all([
      rowsOn<StandardRow>(when, 'grid_standards'),
      rowsOn<NodeRow>(when, 'grid_nodes', 'kind, name, row_key'),
      rowsOn<SizeRow>(when, 'grid_sizes'),
      rowsOn<{ name: string }>(when, 'chief_roles', 'ordinal, name'),
    ]);
    const sizeOf = new Map(sizes.map((size) => [size.row_key, size]));
    const ofKind = (kind: NodeRow['kind']): readonly NodeRow[] => nodes.filter((node) => node.kind === kind);
    return {
      on: on ?? null,
      standard:
        standard === undefined
          ? null
          : {
              households: { from: standard.households_from, to: standard.households_to },
              population: standard.population,
              populationApproximate: standard.population_approximate,
              words: standard.words,
            },
      total: sum(ofKind('grid')) + sum(ofKind('block')),
      grids: ofKind('grid').map((node) => sizedGrid(node, sizeOf.get(node.row_key), standard)),
      blocks: ofKind('block').map(({ row_key: id, name, count }) => ({ id, name, count })),
      workers: sum(ofKind('workers')),
      chiefRoles: roles.map((role) => role.name),
      uncertain: await uncertainOn(when, 'grid_register_facts'),
    };
  },
});
