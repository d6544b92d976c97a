import { completed } from '../ledger/ledger.js';
import { counts, readEntriesOf, type Readable } from '../view/ledger.reading.js';
import { loadBookOf, loadMeasures } from './load.measures.js';
import type { TeamLoads } from './load.shapes.js';
import { teamLoadsOf } from './team.load.js';
import { registerEvents, teamsAfter, type TeamEvent } from './team.register.js';

/** What enforcement tells of each team, beside the accounts that staffing keeps of the team or of its organ, at the end of a day. */
export const readTeamLoads = async (read: Readable, district: string, day: string): Promise<TeamLoads> => {
  const events = await read.query<TeamEvent[]>(
    `select e.type, e.data from live.ledger_events e
      where e.district = $1 and e.type = any($2) and e.effective_to <= $3 and ${counts}
      order by e.effective_to, e.effective_order, e.log_id, e.position`,
    [district, [...registerEvents], day],
  );
  const teams = teamsAfter(events);
  const owners = { ids: teams.flatMap(({ id, organ }) => [id, ...(organ.id === '' ? [] : [organ.id])]), words: teams.flatMap(({ words }) => words) };
  const { entries } = completed({ entries: await readEntriesOf(read, district, owners, loadMeasures), names: [], superseded: [] });
  return teamLoadsOf(teams, loadBookOf(entries, day), day);
};
