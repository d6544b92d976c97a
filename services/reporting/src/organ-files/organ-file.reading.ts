import { lineageOf } from '@yange/kernel';
import { lineageStepShape, type Answered } from '@yange/use-case';
import { z } from 'zod';
import { completed } from '../ledger/ledger.js';
import { counts, readEntriesOf, type Readable } from '../view/ledger.reading.js';
import { holdingMeasures } from './holding.kinds.js';
import { holdingShape, holdingsOf } from './organ.holdings.js';
import { lifeEvents, lineageStepsOf, livesOf, organLifeShape, type OrganEvent, type OrganLife } from './organ.life.js';

/** 机构档案: an organ as five logs tell of it at the end of a day. */
export const organFileShape = organLifeShape.extend({
  lineage: z.strictObject({ predecessors: z.array(lineageStepShape), successors: z.array(lineageStepShape), names: z.record(z.string(), z.string()).describe('编号对应的名称 · id to name') }),
  holdings: z.array(holdingShape),
});

export type OrganFile = Answered<z.infer<typeof organFileShape>>;

/** Events of the lives of all organs of a district, in the order of effect; what was corrected or annulled is not among them. */
const readLives = (read: Readable, district: string, day: string): Promise<readonly OrganEvent[]> =>
  read.query<OrganEvent[]>(
    `select e.event_id as "eventId", e.type, e.effective_to as "from", e.data
       from live.ledger_events e
      where e.district = $1 and e.type = any($2) and e.effective_to <= $3 and ${counts}
      order by e.effective_to, e.effective_order, e.log_id, e.position`,
    [district, [...lifeEvents], day],
  );

/** @returns organs by name, those that had ended by that day among them */
export const readOrganLives = async (read: Readable, district: string, day: string): Promise<readonly OrganLife[]> =>
  [...livesOf(await readLives(read, district, day)).values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.organId < b.organId ? -1 : 1));

/** @returns null where no event up to that day tells of such an organ */
export const readOrganFile = async (read: Readable, district: string, organId: string, day: string): Promise<OrganFile | null> => {
  const events = await readLives(read, district, day);
  const lives = livesOf(events);
  const life = lives.get(organId);
  if (life === undefined) return null;
  const lineage = lineageOf(lineageStepsOf(events), organId, day);
  const ids = new Set([...lineage.predecessors, ...lineage.successors].flatMap(({ from, to }) => [from, to]));
  const names = Object.fromEntries([...ids].map((id) => [id, lives.get(id)?.name ?? '']));
  const entries = completed({ entries: await readEntriesOf(read, district, { ids: [organId], words: [] }, holdingMeasures), names: [], superseded: [] }).entries;
  return { ...life, lineage: { ...lineage, names }, holdings: holdingsOf(entries, organId, day) };
};
