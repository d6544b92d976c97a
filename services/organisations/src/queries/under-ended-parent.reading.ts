import { shown, type QueryContext } from '@yange/use-case';
import { z } from 'zod';
import { holds, nameOn } from './validity-on-day.reading.js';

export const underEndedParent = 'under-ended-parent';

/** An organ that is there on a day, and what it is under then, which ended some time. */
interface Under {
  readonly organId: string;
  readonly name: string;
  /** since when it is under it */
  readonly underSince: string;
  /** of the event that put it there */
  readonly underEventId: string;
  readonly parentId: string;
  readonly parentName: string;
  readonly parentEndedOn: string;
  readonly parentEndEventId: string;
  /** who came after the parent when it ended */
  readonly successors: readonly { readonly organId: string; readonly name: string }[];
}

export const standingUnderEnded = z.strictObject({
  rule: shown.text.describe('规则编号 · id of the rule that does not hold'),
  organId: shown.id,
  name: shown.text.describe('当日名称 · its name on that day'),
  parentId: shown.id,
  parentName: shown.text,
  zh: shown.text.describe('说明'),
  en: shown.text,
  since: shown.day.describe('自该日起一直如此 · the first day since which it has been so without a break'),
  eventId: shown.eventId.describe('使其如此的事件：上级的撤销，或其后的隶属 · the event that made it so: the end of the parent or, where it was put under it later, that'),
  successors: z.array(z.strictObject({ organId: shown.id, name: shown.text })).describe('上级撤销时的承接机构 · who came after the parent'),
});

export type StandingUnderEnded = z.infer<typeof standingUnderEnded>;

/**
 * Live, what is below an organ that ends goes under its successor, or waits for a person; an import of history says so itself, row by row. What it left unsaid is told here, for as long as it is so.
 * @param day at its end: whoever ends on a day is not there on it
 */
export const foundUnder = ({ organId, name, underSince, underEventId, parentId, parentName, parentEndedOn, parentEndEventId, successors }: Under, day: string): StandingUnderEnded | null => {
  if (parentEndedOn > day) return null;
  const isLater = underSince > parentEndedOn;
  const [since, eventId] = isLater ? [underSince, underEventId] : [parentEndedOn, parentEndEventId];
  const heirs = successors.map((one) => one.name);
  return {
    rule: underEndedParent,
    organId,
    name,
    parentId,
    parentName,
    zh: `上级机构“${parentName}”已于 ${parentEndedOn} 撤销，“${name}”${isLater ? `自 ${underSince} 起` : '仍'}隶属于它${heirs.length === 0 ? '' : `；承接机构：${heirs.join('、')}`}`,
    en: `the parent "${parentName}" was abolished on ${parentEndedOn}; "${name}" is ${isLater ? `under it from ${underSince} on` : 'still under it'}${heirs.length === 0 ? '' : `; it was succeeded by ${heirs.join(', ')}`}`,
    since,
    eventId,
    successors: [...successors],
  };
};

const underEnded = `
  select o.organ_id as "organId", ${nameOn('o', '$2')} as name, p.valid_from as "underSince", p.event_id as "underEventId", e.organ_id as "parentId", e.name as "parentName",
         e.valid_to as "parentEndedOn", e.end_event_id as "parentEndEventId",
         coalesce((select jsonb_agg(distinct jsonb_build_object('organId', l.to_id, 'name', l.to_name)) from live.organ_lineage l
                   where l.log_id = $1 and l.from_id = e.organ_id and l.to_kind = 'organ' and l.effective_to = e.valid_to), '[]'::jsonb) as successors
  from live.organs o
  join live.organ_parents p on p.log_id = $1 and p.organ_id = o.organ_id and ${holds('p')}
  join live.organs e on e.log_id = $1 and e.organ_id = p.parent_id and e.valid_to is not null
  where o.log_id = $1 and ${holds('o')} and ($3::text is null or o.organ_id = $3) order by e.name, name, o.organ_id limit 2000`;

/** Organs of a district that are under one which ended, on a day. */
export const readUnderEnded = async (read: QueryContext['read'], logId: string, day: string, organId: string | null): Promise<readonly StandingUnderEnded[]> => {
  const rows: readonly Under[] = await read.query(underEnded, [logId, day, organId]);
  return rows.map((row) => foundUnder(row, day)).filter((one) => one !== null);
};
