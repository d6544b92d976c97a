import { limitedCategories, organisationsContract } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { membersOf } from '../tally/members.build.js';
import { assertNotOverdrawn, blockIn, type Tally } from '../tally/tally.js';
import { considering } from '../timeline/considering.js';
import { isRetold } from '../timeline/told-facts.js';
import { categoryOf, groupFactOf, groupIdOf, methodOf, sizeOf, type OrganGroupEvent, type OrganGroupState } from './organ-group.aggregate.js';

export type OrganGroupTimeline = Timeline<OrganGroupState, OrganGroupEvent>;

/** What a clerk says of a part of a group: how many, and the source's words for them. */
export interface GroupCount {
  readonly group: string;
  readonly count: number;
  readonly label: string;
  /** only to correct a count: the block keeps its id, and so those that were drawn from it */
  readonly blockId?: string | undefined;
}

/** @throws {Rejected} `unknown-group` */
export const assertKnownGroup = (timeline: OrganGroupTimeline, group: string): void => {
  if (timeline.facts.length === 0) {
    throw new Rejected('unknown-group', `没有名为“${group}”的机构组，请先计入机构`, `no group is called "${group}"; count its organs first`, { group });
  }
};

/** @throws {Rejected} `told-otherwise`, `block-overdrawn` */
export const newFacts = (timeline: OrganGroupTimeline, events: readonly OrganGroupEvent[], meta: CommandMeta): readonly OrganGroupEvent[] => {
  const { told } = timeline.latest();
  const fresh = events.filter((event) => {
    const { keys, content } = groupFactOf(event, meta.effective.to);
    return keys.length === 0 || !keys.every((key) => isRetold(told, key, content, meta));
  });
  assertNotOverdrawn(timeline, considering(timeline, fresh, meta), talliesOf, meta.effective.to);
  return fresh;
};

const talliesOf = (state: OrganGroupState): readonly Tally[] => [...state.categories.values(), ...state.methods.values(), state.coordination];

const headOf = (group: string, meta: CommandMeta) => ({ groupId: groupIdOf(meta.district, group), groupName: group });

const blockOf = ({ count, label, blockId }: GroupCount, meta: CommandMeta, names: readonly string[] = []) =>
  membersOf({ names, count, label }, (what) => (what === 'block' ? (blockId ?? meta.id(what)) : meta.id(what)));

/** @param wanted with a category: the limit of that one, beside that of the group */
export const setLimit = (timeline: OrganGroupTimeline, { group, limit, category = '' }: { group: string; limit: number; category?: string | undefined }, meta: CommandMeta): readonly OrganGroupEvent[] => {
  const then = timeline.at(meta.effective.to);
  const known = category === '' ? then.limit : (then.categoryLimits.get(category) ?? null);
  return known === limit ? [] : [organisationsContract.make('InstitutionLimitSet', { ...headOf(group, meta), limit, category })];
};

/** Organs that the source counts without naming them. @throws {Rejected} `told-otherwise` */
export const countBlock = (timeline: OrganGroupTimeline, wanted: GroupCount & { category: string }, meta: CommandMeta): readonly OrganGroupEvent[] =>
  newFacts(timeline, [organisationsContract.make('OrgansCounted', { ...headOf(wanted.group, meta), category: wanted.category, members: blockOf(wanted, meta) })], meta);

/** Where those that leave stand among the organs by reform method. */
export interface MethodBlock {
  readonly method: string;
  /** id or label of the block in that partition */
  readonly label: string;
}

/** As many of a block leave the group, and the partition by reform method, where it is said how a reform had made them. @throws {Rejected} `unknown-group`, `unknown-block`, `block-overdrawn` */
export const uncountBlock = (timeline: OrganGroupTimeline, wanted: GroupCount & { category: string; reformedAs?: MethodBlock | undefined }, meta: CommandMeta): readonly OrganGroupEvent[] => {
  assertKnownGroup(timeline, wanted.group);
  const id = blockIn(categoryOf(timeline.latest(), wanted.category), wanted.label);
  const head = headOf(wanted.group, meta);
  const leaving = (blockId: string, label: string) => ({ named: [], blocks: [{ id: blockId, label, count: wanted.count }] });
  const { reformedAs: as } = wanted;
  const left = as === undefined ? [] : [organisationsContract.make('ReformMethodLeft', { ...head, method: as.method, members: leaving(blockIn(methodOf(timeline.latest(), as.method), as.label), as.label) })];
  return newFacts(timeline, [organisationsContract.make('OrgansUncounted', { ...head, category: wanted.category, members: leaving(id, wanted.label) }), ...left], meta);
};

export interface NamedMember {
  readonly group: string;
  readonly organId: string;
  readonly name: string;
  readonly category: string;
  /** id or label of the block of its category that it was counted in; empty where it comes on top */
  readonly drawnFrom: string;
  /** empty where the source does not say */
  readonly reformMethod: string;
  readonly methodDrawnFrom: string;
}

/** A named organ counts in its group; drawn from a block it leaves the total as it is. @throws {Rejected} `unknown-block`, `block-overdrawn` */
export const countNamed = (timeline: OrganGroupTimeline, member: NamedMember, meta: CommandMeta): readonly OrganGroupEvent[] => {
  if (member.group === '') return [];
  const { organId: id, name, category, reformMethod: method } = member;
  const state = timeline.latest();
  if (categoryOf(state, category).named.has(id)) return [];
  const membersFrom = (drawnFrom: string, tally: Tally) => ({ named: [{ id, name, drawnFrom: drawnFrom === '' ? '' : blockIn(tally, drawnFrom) }], blocks: [] });
  const head = headOf(member.group, meta);
  const events: readonly OrganGroupEvent[] = [
    organisationsContract.make('OrgansCounted', { ...head, category, members: membersFrom(member.drawnFrom, categoryOf(state, category)) }),
    ...(method === ''
      ? []
      : [organisationsContract.make('ReformMethodRecorded', { ...head, method, members: membersFrom(member.methodDrawnFrom, methodOf(state, method)) })]),
  ];
  return newFacts(timeline, events, meta);
};

/**
 * R1: an organ of a category that the limit counts counts in a group that has one on that day, or the limit would never see it. Live alone: the rows of an import may name an organ that
 * a block of theirs counts already.
 * @param timeline of the group that is named
 */
export const outsideLimit = ({ group, name, category }: Pick<GroupMember, 'group' | 'name' | 'category'>, timeline: OrganGroupTimeline | undefined, { mode, effective }: Pick<CommandMeta, 'mode' | 'effective'>): Violation | null => {
  if (mode !== 'live' || !limitedCategories.includes(category)) return null;
  if (group === '' || timeline === undefined) return { rule: 'outside-institution-limit', zh: `“${name}”是党政机构，须写明计入哪个机构组`, en: `"${name}" is a party or government organ: say which group counts it`, facts: { category } };
  const { limit, categoryLimits } = timeline.at(effective.to);
  if (limit !== null || categoryLimits.has(category)) return null;
  return { rule: 'outside-institution-limit', zh: `“${name}”是党政机构，机构组“${group}”在 ${effective.to} 没有核定的机构限额`, en: `"${name}" is a party or government organ, and "${group}" has no institution limit on ${effective.to}`, facts: { category, group, date: effective.to } };
};

/** A named organ ends and no longer counts, neither by category nor by the way in which a reform had made it. */
export const uncountNamed = (timeline: OrganGroupTimeline, member: GroupMember, meta: CommandMeta): readonly OrganGroupEvent[] => {
  const { group, organId: id, name, category } = member;
  const state = timeline.at(meta.effective.to);
  const members = { named: [{ id, name }], blocks: [] };
  if (state.coordination.named.has(id)) return newFacts(timeline, [organisationsContract.make('CoordinationBodiesEnded', { ...headOf(group, meta), members })], meta);
  if (!categoryOf(state, category).named.has(id)) return [];
  const ways = [...state.methods].filter(([, tally]) => tally.named.has(id)).map(([method]) => organisationsContract.make('ReformMethodLeft', { ...headOf(group, meta), method, members }));
  return newFacts(timeline, [organisationsContract.make('OrgansUncounted', { ...headOf(group, meta), category, members }), ...ways], meta);
};

export interface GroupMember {
  readonly group: string;
  readonly organId: string;
  readonly name: string;
  readonly category: string;
}

/** 合署: while it lasts the guest does not count within the limit. */
export const exemptNamed = (timeline: OrganGroupTimeline, { group, organId, name, category }: GroupMember, reason: string, meta: CommandMeta): readonly OrganGroupEvent[] =>
  timeline.at(meta.effective.to).exempt.has(organId)
    ? []
    : [organisationsContract.make('OrganExemptedFromLimit', { ...headOf(group, meta), organId, organName: name, category, reason })];

/** From here on it counts again, and the limit must hold. */
export const countAgain = (timeline: OrganGroupTimeline, { group, organId, name, category }: GroupMember, meta: CommandMeta): readonly OrganGroupEvent[] =>
  timeline.at(meta.effective.to).exempt.has(organId) ? [organisationsContract.make('OrganExemptionEnded', { ...headOf(group, meta), organId, organName: name, category })] : [];

/** @throws {Rejected} `unknown-group`, `told-otherwise` */
export const recordMethod = (timeline: OrganGroupTimeline, wanted: GroupCount & { method: string }, meta: CommandMeta): readonly OrganGroupEvent[] => {
  assertKnownGroup(timeline, wanted.group);
  return newFacts(timeline, [organisationsContract.make('ReformMethodRecorded', { ...headOf(wanted.group, meta), method: wanted.method, members: blockOf(wanted, meta) })], meta);
};

/** 议事协调机构 (国务院令第486号 arts 11, 12, 19): neither within the limit nor with quota of their own. @throws {Rejected} `told-otherwise` */
export const coordinationBodiesSet = (timeline: OrganGroupTimeline, wanted: GroupCount & { names: readonly string[] }, meta: CommandMeta): readonly OrganGroupEvent[] => {
  return newFacts(timeline, [organisationsContract.make('CoordinationBodiesSet', { ...headOf(wanted.group, meta), members: blockOf(wanted, meta, wanted.names) })], meta);
};

export interface DutyReturn {
  readonly group: string;
  readonly departments: number;
  readonly departmentsLabel: string;
  readonly institutions: number;
  readonly institutionsLabel: string;
}

/** R5: administrative functions of institutions return to the departments above them. @throws {Rejected} `unknown-group`, `told-otherwise` */
export const dutiesReturned = (timeline: OrganGroupTimeline, wanted: DutyReturn, meta: CommandMeta): readonly OrganGroupEvent[] => {
  assertKnownGroup(timeline, wanted.group);
  const part = (what: string, count: number, label: string) => membersOf({ names: [], count, label }, (id) => meta.id(`${what}/${id}`));
  return newFacts(
    timeline,
    [
      organisationsContract.make('DutiesReturned', {
        ...headOf(wanted.group, meta),
        departments: part('departments', wanted.departments, wanted.departmentsLabel),
        institutions: part('institutions', wanted.institutions, wanted.institutionsLabel),
      }),
    ],
    meta,
  );
};

export interface GroupMerger {
  readonly group: string;
  readonly oldNames: readonly string[];
  readonly openList: boolean;
  readonly selfSet: boolean;
  readonly newNames: readonly string[];
}

/** Old offices of the members of a group become the prescribed ones: lineage from all of the old to all of the new. @throws {Rejected} `lineage-incomplete` */
export const mergeOffices = (timeline: OrganGroupTimeline, wanted: GroupMerger, meta: CommandMeta): readonly OrganGroupEvent[] => {
  assertKnownGroup(timeline, wanted.group);
  if (wanted.oldNames.length < 2 || wanted.newNames.length === 0) {
    throw new Rejected('lineage-incomplete', '合并须有两个以上原机构和至少一个新机构', 'a merger has two or more old and at least one new office', { old: String(wanted.oldNames.length) });
  }
  const { groupId } = headOf(wanted.group, meta);
  return newFacts(
    timeline,
    [
      organisationsContract.make('OfficesMerged', {
        groupId,
        subject: { name: wanted.group, count: sizeOf(timeline.at(meta.effective.to)) },
        oldOffices: membersOf({ names: wanted.oldNames, count: wanted.oldNames.length, label: '' }, meta.id),
        openList: wanted.openList,
        selfSet: wanted.selfSet,
        newOffices: [...wanted.newNames],
      }),
    ],
    meta,
  );
};
