import { logIdOf } from '@yange/contracts';
import type { QueryContext } from '@yange/use-case';

/** Where the event is looked for that made something so. */
export interface Causes {
  /** streams whose events change it, the nearest first */
  readonly streams: readonly string[];
  /** events that are known already, each with the day that it speaks of: what others told of an organ, what closed a row */
  readonly told: readonly { readonly eventId: string; readonly on: string }[];
}

/** One finding: since when, and what could have made it so. */
export interface MadeSo extends Causes {
  /** YYYY-MM-DD */
  readonly since: string;
  /** what was told comes before what was recorded here: the end of an organ */
  readonly toldFirst: boolean;
}

const tables = ['establishment_facts', 'staffing_matters_facts', 'staffing_oversight_facts', 'rectification_facts'];

const ofDay = (table: string): string => `
  select a.place, a.nearness, f.position, f.event_id from asked a join live.${table} f on f.log_id = $1 and f.stream_id = a.stream_id and f.effective_to = a.since
  where f.type <> 'EventAnnulled' and not exists (select from live.${table} l where l.log_id = f.log_id and l.stream_id = f.stream_id and l.supersedes = f.event_id)`;

/** Of several events of the nearest stream on that day the one that was recorded last. */
const question = `
  with asked as (select * from unnest($2::integer[], $3::integer[], $4::text[], $5::text[]) as a(place, nearness, stream_id, since))
  select distinct on (place) place, event_id as "eventId" from (${tables.map(ofDay).join(' union all ')}) found order by place, nearness, position desc`;

/**
 * The event that each rests on; null where none of that day is known: the term of a permit ran out, a table was changed.
 * @returns in the order of what was asked
 */
export const eventsThatMadeSo = async ({ district, read }: Pick<QueryContext, 'district' | 'read'>, findings: readonly MadeSo[]): Promise<readonly (string | null)[]> => {
  const asked = findings.flatMap(({ streams, since }, place) => streams.map((streamId, nearness) => ({ place, nearness, streamId, since })));
  const rows = asked.length === 0 ? [] : await read.query<{ place: number; eventId: string }[]>(question, [logIdOf(district, 'staffing'), asked.map((one) => one.place), asked.map((one) => one.nearness), asked.map((one) => one.streamId), asked.map((one) => one.since)]);
  const recorded = new Map(rows.map(({ place, eventId }) => [place, eventId]));
  return findings.map(({ told, since, toldFirst }, place) => {
    const known = told.find(({ on }) => on === since)?.eventId;
    return (toldFirst ? (known ?? recorded.get(place)) : (recorded.get(place) ?? known)) ?? null;
  });
};
