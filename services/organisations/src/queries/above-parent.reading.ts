import { shown, type QueryContext, type ReferenceEntry } from '@yange/use-case';
import { z } from 'zod';
import { holds, nameOn } from './validity-on-day.reading.js';

export const rankAboveParent = 'rank-above-parent';

/** Days from the first on until the second, which is not among them; null for ever. */
interface Span {
  readonly from: string;
  readonly to: string | null;
  readonly eventId: string;
}

export interface RankSpan extends Span {
  readonly rank: string;
}

export interface ParentSpan extends Span {
  readonly parentId: string;
}

/** An organ of a category that ranks no higher than what it is under, with what it ranked and was under, ascending. */
export interface Below {
  readonly organId: string;
  readonly name: string;
  readonly ranks: readonly RankSpan[];
  readonly parents: readonly ParentSpan[];
}

export interface Above {
  readonly name: string;
  readonly ranks: readonly RankSpan[];
}

export const standingAboveParent = z.strictObject({
  rule: shown.text.describe('规则编号 · id of the rule that does not hold'),
  organId: shown.id,
  name: shown.text.describe('当日名称 · its name on that day'),
  rank: shown.text.describe('当日规格 · its rank on that day'),
  parentId: shown.id,
  parentName: shown.text,
  parentRank: shown.text,
  zh: shown.text.describe('说明'),
  en: shown.text,
  since: shown.day.describe('自该日起一直如此 · the first day since which it has been so without a break'),
  eventId: shown.eventId.describe('使其如此的事件：上级规格的调整、其规格的调整或隶属的调整 · the event that made it so: a change of the rank of the parent or of its own, or what put it there'),
});

export type StandingAboveParent = z.infer<typeof standingAboveParent>;

const onDay = <S extends Span>(spans: readonly S[], day: string): S | undefined => spans.findLast(({ from, to }) => from <= day && (to === null || day < to));

/** The place of a rank, from above, by code or as papers write it; words that the table does not have are not judged. */
const entryOf = (table: readonly ReferenceEntry[], rank: string): number => table.findIndex(({ code, name }) => rank !== '' && (code === rank || name === rank));

/**
 * 超规格: live, no institution is put or ranked above what it is under; a parent that ranks lower later leaves those below it where they are, and history tells what it tells. What is so is told for as long as it is so.
 * @param day at its end
 * @param ranks the table of ranks of that day, from above
 */
export const foundAbove = ({ organId, name, ranks: own, parents }: Below, above: ReadonlyMap<string, Above>, ranks: readonly ReferenceEntry[], day: string): StandingAboveParent | null => {
  const brokenOn = (date: string) => {
    const [rank, under] = [onDay(own, date), onDay(parents, date)];
    const bound = onDay(above.get(under?.parentId ?? '')?.ranks ?? [], date);
    if (rank === undefined || under === undefined || bound === undefined) return null;
    const [place, highest] = [entryOf(ranks, rank.rank), entryOf(ranks, bound.rank)];
    return place < 0 || highest < 0 || place >= highest ? null : { rank, under, bound };
  };
  const now = brokenOn(day);
  if (now === null) return null;
  const bounds = [...new Set(parents.map(({ parentId }) => parentId))].flatMap((id) => above.get(id)?.ranks ?? []);
  const days = [...new Set([...own, ...parents, ...bounds].map(({ from }) => from))].filter((date) => date <= day).sort().toReversed();
  const unbroken = days.findIndex((date) => brokenOn(date) === null);
  const since = days.at(unbroken < 0 ? -1 : unbroken - 1) ?? day;
  const first = brokenOn(since) ?? now;
  const eventId = [first.bound, first.rank, first.under].find(({ from }) => from === since)?.eventId ?? now.under.eventId;
  const words = (rank: string): string => ranks[entryOf(ranks, rank)]?.name ?? rank;
  const { rank, under: { parentId }, bound } = now;
  const parentName = above.get(parentId)?.name ?? '';
  return {
    rule: rankAboveParent, organId, name, rank: rank.rank, parentId, parentName, parentRank: bound.rank,
    zh: `“${name}”规格为${words(rank.rank)}，高于其上级机构“${parentName}”的${words(bound.rank)}（超规格）`,
    en: `"${name}" ranks ${rank.rank}, above its parent "${parentName}", which ranks ${bound.rank}`,
    since, eventId,
  };
};

const below = `
  select o.organ_id as "organId", ${nameOn('o', '$2')} as name from live.organs o
  where o.log_id = $1 and ${holds('o')} and ($3::text is null or o.organ_id = $3) and o.category = any($4)
    and exists (select from live.organ_parents p where p.log_id = $1 and p.organ_id = o.organ_id and ${holds('p')}) order by name, o.organ_id`;

const span = 'valid_from as "from", valid_to as "to", event_id as "eventId"';
const parentsOf = `select organ_id as "organId", parent_id as "parentId", ${span} from live.organ_parents where log_id = $1 and organ_id = any($2) order by valid_from`;
const ranksOf = `select organ_id as "organId", rank, ${span} from live.organ_ranks where log_id = $1 and organ_id = any($2) order by valid_from`;
const namesOf = `select o.organ_id as "organId", ${nameOn('o', '$2')} as name from live.organs o where o.log_id = $1 and o.organ_id = any($3)`;

/** @param within codes of the categories that rank no higher than what they are under @param ranks table of the day */
export const readAboveParent = async (read: QueryContext['read'], logId: string, day: string, organId: string | null, { within, ranks }: { readonly within: readonly string[]; readonly ranks: readonly ReferenceEntry[] }): Promise<readonly StandingAboveParent[]> => {
  const organs: readonly { organId: string; name: string }[] = await read.query(below, [logId, day, organId, within]);
  if (organs.length === 0) return [];
  const ids = organs.map((one) => one.organId);
  const parents: readonly (ParentSpan & { organId: string })[] = await read.query(parentsOf, [logId, ids]);
  const above = [...new Set(parents.map(({ parentId }) => parentId))];
  const told: readonly (RankSpan & { organId: string })[] = await read.query(ranksOf, [logId, [...ids, ...above]]);
  const names: readonly { organId: string; name: string }[] = await read.query(namesOf, [logId, day, above]);
  const of = <S extends { readonly organId: string }>(rows: readonly S[], id: string): readonly S[] => rows.filter((row) => row.organId === id);
  const parentOf = new Map(names.map((one) => [one.organId, { name: one.name, ranks: of(told, one.organId) }]));
  return organs.map((one) => foundAbove({ ...one, ranks: of(told, one.organId), parents: of(parents, one.organId) }, parentOf, ranks, day)).filter((one) => one !== null);
};
