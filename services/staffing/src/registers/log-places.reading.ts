import type { DataSource } from 'typeorm';
import type { LogPlace, Secondment } from './register.comparison.js';

const placesSql = `
  select distinct on (person_id) person_id as "personId", owner_organ_id as "organId", owner_name as "organName", kind, valid_from::text as since, left_reason as "leftReason", account_id is null as gone
  from live.person_periods where log_id = $1 and valid_from <= $2::date and person_id = any ($3::uuid[]) order by person_id, valid_from desc`;

const secondmentsSql = `
  select distinct on (person_id) person_id as "personId", host_organ_id as "organId", host as "organName", nullif(until_day, '') as until, until_day <> '' and until_day < $2 as "pastTerm"
  from live.secondments, unnest(string_to_array(person_ids, ' ')) person_id
  where log_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) and away > 0 and person_id = any ($3::text[]) order by person_id, valid_from desc`;

export type PlaceOnDay = Omit<LogPlace, 'secondment'>;

/** Where the log has each of these people at the end of that day; nobody who had not entered by then. */
export const placesOn = async (read: DataSource, logId: string, on: string, personIds: readonly string[]): Promise<ReadonlyMap<string, PlaceOnDay>> => {
  const rows = await read.query<(PlaceOnDay & { readonly personId: string; readonly gone: boolean })[]>(placesSql, [logId, on, personIds]);
  return new Map(rows.map(({ personId, gone, leftReason, ...place }) => [personId, { ...place, leftReason: gone ? (leftReason ?? '') : null }]));
};

/** Who of these people is seconded to somebody on that day, by name; also beyond the last day, as long as nobody recorded a return. */
export const secondmentsOn = async (read: DataSource, logId: string, on: string, personIds: readonly string[]): Promise<ReadonlyMap<string, Secondment>> => {
  const rows = await read.query<(Secondment & { readonly personId: string })[]>(secondmentsSql, [logId, on, personIds]);
  return new Map(rows.map(({ personId, ...secondment }) => [personId, secondment]));
};
