/**
 * Whether a row holds on the day of `$2`. For SQL.
 * @param row alias of a row with `valid_from` and `valid_to`
 */
export const holds = (row: string): string => `${row}.valid_from <= $2 and (${row}.valid_to is null or ${row}.valid_to > $2)`;

/**
 * The name that an organ bears on a day, the last one where it ended before: `live.organs` has the one that it bears at last. For SQL.
 * @param organ alias of a row of `live.organs`
 * @param day parameter with the day
 */
export const nameOn = (organ: string, day: string): string =>
  `coalesce((select n.name from live.organ_names n where n.log_id = ${organ}.log_id and n.organ_id = ${organ}.organ_id and n.valid_from <= ${day} and (n.valid_to is null or n.valid_to > n.valid_from) order by n.valid_from desc limit 1), ${organ}.name)`;
