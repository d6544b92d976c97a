import { Rejected, type Violation } from '@yange/kernel';
import { entryCode, type CommandMeta, type Streams } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import type { LineageDecision } from '../../domain/organ/lineage.decider.js';
import type { Beginning } from '../../domain/organ/organ.decider.js';
import type { OrganTimeline } from '../../domain/organ/organ.rules.js';
import { groupIdOf, organGroupStream, type OrganGroupEvent } from '../../domain/organ-group/organ-group.aggregate.js';
import { countNamed, outsideLimit, uncountNamed, type OrganGroupTimeline } from '../../domain/organ-group/organ-group.decider.js';
import { rankWithinCategory, rankWithinParent } from '../../domain/organ/organ-rank.rules.js';
import { parentThere } from '../../domain/organ/organ-parents.js';
import { notByItsDoor } from '../../domain/coordination-body/coordination-body.rules.js';
import { broken } from '../../domain/rule/broken.js';
import { considering } from '../../domain/timeline/considering.js';
import { beginning, names, optionalWords } from '../body.parts.js';
import { rankTablesIn } from '../reference/named-entries.parts.js';

/** An organ that begins by a merger or a split. Correcting it gives its id. */
export const newOrgan = z.strictObject({ ...beginning, reformMethod: entryCode.optional(), methodDrawnFrom: optionalWords });
/** What comes out of a split, with the duties and plates of the source that it takes over. */
export const partOfSplit = newOrgan.extend({ duties: names, plates: names });
export type PartOfSplit = z.infer<typeof partOfSplit>;
export type NewOrgan = z.infer<typeof newOrgan>;

export const beginningOf = (body: NewOrgan, meta: CommandMeta): Beginning => {
  const { name, aliases, category, rank, parentId = '', group } = body;
  return { name, aliases, category, rank, parentId, groupId: groupIdOf(meta.district, group) };
};

const organKey = (organId: string): string => `organ/${organId}`;
const groupKey = (group: string): string => `group/${group}`;

/** The streams of all organs that take part, and of the groups that count them. */
export const streamsOf = (organIds: readonly string[], groups: readonly string[], meta: CommandMeta): Streams =>
  Object.fromEntries([
    ...organIds.map((id) => [organKey(id), organStream(id)] as const),
    ...groups.filter((group) => group !== '').map((group) => [groupKey(group), organGroupStream(group, meta)] as const),
  ]);

type Timelines = Readonly<Record<string, unknown>>;

export const organIn = (timelines: Timelines, organId: string): OrganTimeline => timelines[organKey(organId)] as OrganTimeline;
export const groupIn = (timelines: Timelines, group: string): OrganGroupTimeline => timelines[groupKey(group)] as OrganGroupTimeline;

export interface Joining {
  readonly organId: string;
  readonly body: NewOrgan;
}

/** What leaves and what joins the groups that count the organs of one change. */
export interface GroupChanges {
  readonly leaving: readonly string[];
  readonly joining: readonly Joining[];
  readonly groups: readonly string[];
}

/** @throws {Rejected} `group-missing` an organ is counted by a group that the command does not name */
export const groupEvents = ({ leaving, joining, groups }: GroupChanges, timelines: Timelines, meta: CommandMeta): Readonly<Record<string, readonly OrganGroupEvent[]>> => {
  const events: Record<string, OrganGroupEvent[]> = {};
  const add = (group: string, more: readonly OrganGroupEvent[]): void => {
    if (group !== '') events[groupKey(group)] = [...(events[groupKey(group)] ?? []), ...more];
  };
  for (const organId of leaving) {
    const { name, category, groupId } = organIn(timelines, organId).latest();
    if (groupId === '') continue;
    const group = groups.find((one) => groupIdOf(meta.district, one) === groupId);
    if (group === undefined) throw new Rejected('group-missing', `请写明“${name}”所在的机构组`, `say which group counts "${name}"`, { groupId });
    add(group, uncountNamed(groupIn(timelines, group), { group, organId, name, category }, meta));
  }
  for (const { organId, body } of joining) {
    const { group, name, category, drawnFrom, methodDrawnFrom } = body;
    if (group !== '') add(group, countNamed(groupIn(timelines, group), { group, organId, name, category, drawnFrom, reformMethod: body.reformMethod ?? '', methodDrawnFrom }, meta));
  }
  return events;
};

/** What begins is put under an organ that is there, and does not end by the same change. @throws {Rejected} `unknown-organ` */
const parentsThere = (decided: LineageDecision, joining: readonly Joining[], timelines: Timelines, meta: CommandMeta): readonly (Violation | null)[] =>
  joining.map(({ organId, body: { parentId } }) => {
    if (parentId === undefined) return null;
    const parent = considering(organIn(timelines, parentId), decided.get(parentId)?.events ?? [], meta);
    return parentThere(organIn(timelines, organId), decided.get(organId)?.events ?? [], parent, parentId, meta);
  });

/** What begins ranks no higher than its kind may, nor than what it is put under. */
const ranksFit = (decided: LineageDecision, joining: readonly Joining[], timelines: Timelines, meta: CommandMeta): readonly (Violation | null)[] =>
  joining.flatMap(({ organId, body: { parentId } }) => {
    const ranked = { organ: organIn(timelines, organId), events: decided.get(organId)?.events ?? [], parent: () => (parentId === undefined ? undefined : organIn(timelines, parentId)) };
    const tables = rankTablesIn(timelines);
    return [rankWithinCategory(ranked, tables, meta), rankWithinParent(ranked, tables, meta)];
  });

/** In the terms of the use case: the events of each stream, and all broken rules. */
export const inStreams = (decided: LineageDecision, groups: Readonly<Record<string, readonly OrganGroupEvent[]>>, joining: readonly Joining[], timelines: Timelines, meta: CommandMeta) => ({
  append: { ...Object.fromEntries([...decided].map(([organId, { events }]) => [organKey(organId), events])), ...groups },
  violations: [...[...decided.values()].flatMap(({ violations }) => violations), ...broken(...parentsThere(decided, joining, timelines, meta), ...ranksFit(decided, joining, timelines, meta), ...(decided.size === 0 ? [] : joining.flatMap(({ body }) => [outsideLimit(body, groupIn(timelines, body.group), meta), notByItsDoor(body, meta)])))],
});

export const groupNames = (...groups: readonly (readonly string[])[]): readonly string[] => [...new Set(groups.flat())].filter((group) => group !== '');
