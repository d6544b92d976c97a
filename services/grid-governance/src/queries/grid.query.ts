import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { communitiesOn } from './community.reading.js';

interface GridRow {
  readonly row_key: string;
  readonly name: string;
  readonly unit: string;
  readonly households: number | null;
  readonly population: number | null;
  readonly community_id: string;
}

interface ChiefRow {
  readonly role: string;
  readonly place: string;
  readonly person_id: string;
}

interface EdgeRow {
  readonly kind: string;
  readonly from_id: string;
  readonly from_name: string;
  readonly to_id: string;
  readonly to_name: string;
  readonly effective: string;
}

const end = z.strictObject({ id: shown.text, name: shown.text });

const answer = z.strictObject({
  on: shown.on,
  id: shown.id,
  there: z.boolean().describe('当日存在 · whether it is there on the day'),
  name: shown.text.nullable(),
  unit: shown.text.nullable(),
  community: end.nullable().describe('所属社区 · the community that it lies in'),
  households: shown.count.nullable(),
  population: shown.count.nullable(),
  chiefs: z.array(z.strictObject({ role: shown.text, place: shown.text.nullable(), personId: shown.text.nullable().describe('保险库中的人员编号 · reference into the vault') })).describe('四长 · chiefs'),
  openRoles: z.array(shown.text).describe('空缺的 · roles that nobody fills'),
  lineage: z.array(z.strictObject({ kind: shown.text, from: end, to: end, effective: shown.text })),
});

/** One grid: its chiefs, the roles that are open, and what it came from and became. */
export const gridQuery = defineQuery({
  name: 'grid',
  title: { zh: '一个网格', en: 'One grid' },
  path: 'grids/:gridId',
  right: 'read',
  params: z.strictObject({ gridId: z.uuid().toLowerCase(), ...onDate }),
  answer: answer,
  about: ({ gridId }) => ({ streamId: `grid/${gridId}`, facts: 'grid_register_facts' }),
  run: async ({ gridId, on }, context) => {
    const when = asOf(context, 'grid', on);
    const stream = `grid/${gridId}`;
    const [[grid], chiefs, edges, roles, communities] = await Promise.all([
      rowsOn<GridRow>(when, 'grids', 'row_key', stream),
      rowsOn<ChiefRow>(when, 'grid_chiefs', 'role, place', stream),
      rowsOn<EdgeRow>(when, 'grid_edges', 'valid_from, row_key', stream),
      rowsOn<{ name: string }>(when, 'chief_roles', 'ordinal, name'),
      communitiesOn(when),
    ]);
    if (grid === undefined && edges.length === 0) return null;
    const community = grid === undefined ? null : communities.now(grid.community_id);
    const filled = chiefs.filter(({ person_id: person }) => person !== '');
    return {
      on: on ?? null,
      id: gridId,
      there: grid !== undefined,
      name: grid?.name ?? edges.find((edge) => edge.from_id === gridId)?.from_name ?? null,
      unit: grid?.unit ?? null,
      community: community === null ? null : { id: community.row_key, name: community.name },
      households: grid?.households ?? null,
      population: grid?.population ?? null,
      chiefs: chiefs.map(({ role, place, person_id: person }) => ({ role, place: place === '' ? null : place, personId: person === '' ? null : person })),
      openRoles: roles.map(({ name }) => name).filter((role) => !filled.some((chief) => chief.role === role)),
      lineage: edges.map((edge) => ({ kind: edge.kind, from: { id: edge.from_id, name: edge.from_name }, to: { id: edge.to_id, name: edge.to_name }, effective: edge.effective })),
    };
  },
});
