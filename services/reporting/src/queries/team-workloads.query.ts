import { defineQuery, endOfTime, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { teamLoadsShape } from '../team-loads/load.shapes.js';
import { readTeamLoads } from '../team-loads/team-loads.reading.js';
import { readPositions } from '../view/report.reading.js';
import { positionsShape } from '../view/report.shapes.js';

/**
 * Who carries how much: items and cases of each team per person in post and per post, beside its money and equipment. Enforcement says what it carries and states
 * its strength, staffing keeps the accounts; the two meet here. Who is far from the median of the district is marked.
 */
export const teamWorkloadsQuery = defineQuery({
  name: 'team-workloads',
  title: { zh: '执法队伍负荷', en: 'Workload of enforcement teams' },
  path: 'team-workloads',
  right: 'read',
  params: z.strictObject({ ...onDate }),
  answer: z.strictObject({ on: shown.on }).extend(teamLoadsShape.shape).extend({ positions: positionsShape }),
  run: ({ on }, { district, read, known = null }) =>
    read.transaction('REPEATABLE READ', async (one) => ({ on: on ?? null, ...(await readTeamLoads(one, district, on ?? endOfTime)), positions: known ?? (await readPositions(one, district)) })),
});
