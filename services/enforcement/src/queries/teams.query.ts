import { rowsOn, uncertainOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

interface TeamRow {
  readonly row_key: string;
  readonly name: string;
  readonly kind: 'team' | 'block';
  readonly count: number;
  readonly reading: string;
  readonly field: string;
  readonly parent: string;
}

const team = z.strictObject({ id: shown.text, name: shown.text, kind: z.enum(['team', 'block']).describe('block：未列名的 · teams that nobody has named'), count: shown.count, reading: shown.text, field: shown.text, parent: shown.text });

/** Which teams does the district have on a day? Blocks stand for teams that nobody has named. */
export const teamsQuery = defineQuery({
  name: 'teams',
  title: { zh: '执法队伍', en: 'Enforcement teams' },
  path: 'teams',
  right: 'read',
  params: z.strictObject(onDate),
  answer: z.strictObject({ on: shown.on, total: shown.count, named: shown.count, teams: z.array(team), uncertain: shown.uncertain }),
  run: async ({ on }, context) => {
    const when = asOf(context, 'enforcement', on);
    const [rows, uncertain] = await Promise.all([rowsOn<TeamRow>(when, 'teams', 'kind desc, name, row_key'), uncertainOn(when, 'enforcement_teams_facts')]);
    const teams = rows.map(({ row_key: id, name, kind, count, reading, field, parent }) => ({ id, name, kind, count, reading, field, parent }));
    return { on: on ?? null, total: teams.reduce((sum, team) => sum + team.count, 0), named: teams.filter((team) => team.kind === 'team').length, teams, uncertain };
  },
});
