import { shown, type QueryContext } from '@yange/use-case';
import { z } from 'zod';
import { holds, nameOn } from './validity-on-day.reading.js';

export const inEndedDivision = 'in-ended-division';

/** An organ that is there on a day, and the division that it is in then, which ended some time. */
interface Inside {
  readonly organId: string;
  readonly name: string;
  /** since when it is in it */
  readonly inSince: string;
  /** of the event that says so */
  readonly inEventId: string;
  readonly regionCode: string;
  readonly regionName: string;
  readonly regionEndedOn: string;
  readonly regionEndEventId: string;
  /** divisions that its area went to */
  readonly into: readonly { readonly code: string; readonly name: string }[];
}

export const standingInEnded = z.strictObject({
  rule: shown.text.describe('规则编号 · id of the rule that does not hold'),
  organId: shown.id,
  name: shown.text.describe('当日名称 · its name on that day'),
  regionCode: shown.text.describe('已撤销的区划 · the division that ended'),
  regionName: shown.text,
  zh: shown.text.describe('说明'),
  en: shown.text,
  since: shown.day.describe('自该日起一直如此 · the first day since which it has been so without a break'),
  eventId: shown.eventId.describe('使其如此的事件：区划的撤销，或其后的登记 · the event that made it so: the end of the division or, where the organ was recorded in it later, that'),
  into: z.array(z.strictObject({ code: shown.text, name: shown.text })).describe('撤销后并入 · divisions that its area went to'),
});

export type StandingInEnded = z.infer<typeof standingInEnded>;

/**
 * A division ends by a decision that names no organ: where its area goes to several, nobody but a person knows which of them an organ is in from then on. Told for as long as it is not said.
 * @param day at its end: a division that ends on a day is not there on it
 */
export const foundIn = ({ organId, name, inSince, inEventId, regionCode, regionName, regionEndedOn, regionEndEventId, into }: Inside, day: string): StandingInEnded | null => {
  if (regionEndedOn > day) return null;
  const isLater = inSince > regionEndedOn;
  const [since, eventId] = isLater ? [inSince, inEventId] : [regionEndedOn, regionEndEventId];
  const names = into.map((one) => one.name);
  return {
    rule: inEndedDivision,
    organId,
    name,
    regionCode,
    regionName,
    zh: `区划“${regionName}”（${regionCode}）已于 ${regionEndedOn} 撤销，“${name}”${isLater ? `自 ${inSince} 起登记` : '仍登记'}在该区划${names.length === 0 ? '' : `；并入：${names.join('、')}`}`,
    en: `the division "${regionName}" (${regionCode}) was abolished on ${regionEndedOn}; "${name}" is ${isLater ? `recorded in it from ${inSince} on` : 'still recorded in it'}${names.length === 0 ? '' : `; its area went to ${names.join(', ')}`}`,
    since,
    eventId,
    into: into.map((one) => ({ code: one.code, name: one.name })),
  };
};

const inEnded = `
  select o.organ_id as "organId", ${nameOn('o', '$2')} as name, r.valid_from as "inSince", r.event_id as "inEventId", g.code as "regionCode", g.name as "regionName",
         g.valid_to as "regionEndedOn", g.end_event_id as "regionEndEventId", g.abolished_into as "into"
  from live.organs o
  join live.organ_regions r on r.log_id = $1 and r.organ_id = o.organ_id and ${holds('r')}
  join lateral (select * from live.regions d where d.log_id = $1 and d.code = r.region_code and d.valid_from <= $2 order by d.valid_from desc limit 1) g on g.valid_to <= $2
  where o.log_id = $1 and ${holds('o')} and ($3::text is null or o.organ_id = $3) order by g.code, name, o.organ_id limit 2000`;

/** Organs of a district that are in a division which ended, on a day. */
export const readInEnded = async (read: QueryContext['read'], logId: string, day: string, organId: string | null): Promise<readonly StandingInEnded[]> => {
  const rows: readonly Inside[] = await read.query(inEnded, [logId, day, organId]);
  return rows.map((row) => foundIn(row, day)).filter((one) => one !== null);
};
