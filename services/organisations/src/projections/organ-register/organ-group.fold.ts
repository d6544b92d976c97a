import { limitedCategories, type Members, type OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';

export interface GroupRow {
  readonly name: string;
  readonly institution_limit: number | null;
  /** limits of single categories, and how many count within each, by category: JSON */
  readonly category_limits: string;
  /** members within the limit */
  readonly limited: number;
  readonly size: number;
  readonly coordination_bodies: number;
  readonly event_id: string;
}

export interface GroupMemberRow {
  readonly member_id: string;
  /** category, method, coordination: partitions that are never added up */
  readonly partition: string;
  readonly part: string;
  readonly name: string;
  readonly named: boolean;
  readonly drawn_from: string;
  readonly count: number;
  /** of a block: what is still unnamed; 0 for a member that left */
  remaining: number;
  readonly valid_from: string;
  readonly event_id: string;
}

/** What the facts of one group amount to. @param counting in the order in which they take effect */
export const groupRows = (counting: readonly Fact<OrganisationsEvent>[]): { readonly group: GroupRow | null; readonly members: readonly GroupMemberRow[] } => {
  const last = counting.at(-1);
  if (last === undefined) return { group: null, members: [] };
  const members = membersOf(counting);
  const limit = counting.findLast(({ event }) => event.type === 'InstitutionLimitSet' && event.data.category === '');
  const group: GroupRow = {
    name: counting.map(({ event }) => ('groupName' in event.data ? event.data.groupName : '')).find((name) => name !== '') ?? '',
    institution_limit: limit?.event.type === 'InstitutionLimitSet' ? limit.event.data.limit : null,
    category_limits: JSON.stringify(categoryLimits(members, counting)),
    limited: counted(members, ({ partition, part }) => partition === 'category' && limitedCategories.includes(part)) - exemptAmong(members, counting, limitedCategories),
    size: counted(members, ({ partition }) => partition === 'category'),
    coordination_bodies: counted(members, ({ partition }) => partition === 'coordination'),
    event_id: last.eventId,
  };
  return { group, members };
};

const categoryLimits = (members: readonly GroupMemberRow[], counting: readonly Fact<OrganisationsEvent>[]): readonly { readonly category: string; readonly limit: number; readonly counted: number }[] =>
  categoryLines(members, counting).flatMap(({ category, limit, counted: count }) => (limit === null ? [] : [{ category, limit, counted: count }]));

/** How many organs of one category count, and how many may. */
export interface CategoryLine {
  readonly category: string;
  /** null where the category has no limit of its own */
  readonly limit: number | null;
  readonly counted: number;
  /** of the event that set the limit */
  readonly eventId: string | null;
}

/** Every category of a group that has members or a limit of its own, by its code. */
export const categoryLines = (members: readonly GroupMemberRow[], counting: readonly Fact<OrganisationsEvent>[]): readonly CategoryLine[] => {
  const limits = new Map(counting.flatMap(({ event, eventId }) => (event.type === 'InstitutionLimitSet' && event.data.category !== '' ? [[event.data.category, { limit: event.data.limit, eventId }] as const] : [])));
  const own = members.filter(({ partition, remaining }) => partition === 'category' && remaining > 0).map(({ part }) => part);
  return [...new Set([...limits.keys(), ...own])].sort().map((category) => ({
    category,
    limit: limits.get(category)?.limit ?? null,
    counted: counted(members, ({ partition, part }) => partition === 'category' && part === category) - exemptAmong(members, counting, [category]),
    eventId: limits.get(category)?.eventId ?? null,
  }));
};

/** Members that are left out of the limit: those whose exemption has not ended and who are still there. */
const exemptAmong = (members: readonly GroupMemberRow[], counting: readonly Fact<OrganisationsEvent>[], categories: readonly string[]): number => {
  const exempt = new Map<string, string>();
  for (const { event } of counting) {
    if (event.type === 'OrganExemptedFromLimit') exempt.set(event.data.organId, event.data.category);
    if (event.type === 'OrganExemptionEnded') exempt.delete(event.data.organId);
  }
  return counted(members, ({ partition, part, member_id, named }) => partition === 'category' && named && exempt.get(member_id) === part && categories.includes(part));
};

const counted = (members: readonly GroupMemberRow[], which: (member: GroupMemberRow) => boolean): number =>
  members.filter(which).reduce((sum, { remaining }) => sum + remaining, 0);

const membersOf = (counting: readonly Fact<OrganisationsEvent>[]): readonly GroupMemberRow[] => {
  const rows = new Map<string, GroupMemberRow>();
  for (const fact of counting) {
    const { event } = fact;
    if (event.type === 'OrgansCounted') add(rows, 'category', event.data.category, event.data.members, fact);
    if (event.type === 'ReformMethodRecorded') add(rows, 'method', event.data.method, event.data.members, fact);
    if (event.type === 'CoordinationBodiesSet') add(rows, 'coordination', 'coordination-body', event.data.members, fact);
    if (event.type === 'CoordinationBodiesEnded') {
      for (const { id } of event.data.members?.named ?? []) lessen(rows, 'coordination', id, 1);
      for (const { id, count } of event.data.members?.blocks ?? []) lessen(rows, 'coordination', id, count);
    }
    if (event.type === 'ReformMethodLeft') {
      for (const { id } of event.data.members?.named ?? []) lessen(rows, 'method', id, 1);
      for (const { id, count } of event.data.members?.blocks ?? []) lessen(rows, 'method', id, count);
    }
    if (event.type === 'OrgansUncounted') {
      for (const { id } of event.data.members?.named ?? []) lessen(rows, 'category', id, 1);
      for (const { id, count } of event.data.members?.blocks ?? []) lessen(rows, 'category', id, count);
    }
  }
  return [...rows.values()];
};

type Rows = Map<string, GroupMemberRow>;

const add = (rows: Rows, partition: string, part: string, members: Members | undefined, fact: Fact<OrganisationsEvent>): void => {
  const head = { partition, part, valid_from: fact.effective.to, event_id: fact.eventId };
  for (const { id, label, count } of members?.blocks ?? []) {
    rows.set(`${partition} ${id}`, { member_id: id, name: label, named: false, drawn_from: '', count, remaining: count, ...head });
  }
  for (const { id, name, drawnFrom } of members?.named ?? []) {
    rows.set(`${partition} ${id}`, { member_id: id, name, named: true, drawn_from: drawnFrom, count: 1, remaining: 1, ...head });
    if (drawnFrom !== '') lessen(rows, partition, drawnFrom, 1);
  }
};

const lessen = (rows: Rows, partition: string, id: string, count: number): void => {
  const row = rows.get(`${partition} ${id}`);
  if (row !== undefined) row.remaining -= count;
};
