import type { Members } from '@yange/contracts';
import { Timeline, type DomainEvent, type Fact } from '@yange/kernel';
import { limitedCategories } from '../../domain/organ/organ-codes.js';
import { categoryOf, organGroup, sizeOf, type OrganGroupEvent } from '../../domain/organ-group/organ-group.aggregate.js';
import { totalOf } from '../../domain/tally/tally.js';

export interface GroupRow {
  readonly group_id: string;
  readonly name: string;
  readonly institution_limit: number | null;
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

export const groupRows = (recorded: readonly Fact<DomainEvent>[]): { readonly group: GroupRow | null; readonly members: readonly GroupMemberRow[] } => {
  const timeline = Timeline.of(organGroup, recorded as readonly Fact<OrganGroupEvent>[]);
  const { facts } = timeline;
  const last = facts.at(-1);
  if (last === undefined) return { group: null, members: [] };
  const state = timeline.latest();
  const head = facts.map(({ event }) => event.data).find((data) => 'groupName' in data && data.groupName !== '');
  const group: GroupRow = {
    group_id: last.event.data.groupId,
    name: head !== undefined && 'groupName' in head ? head.groupName : '',
    institution_limit: state.limit,
    limited: limitedCategories.reduce((sum, category) => sum + totalOf(categoryOf(state, category)), 0),
    size: sizeOf(state),
    coordination_bodies: totalOf(state.coordination),
    event_id: last.eventId,
  };
  return { group, members: membersOf(facts) };
};

const membersOf = (facts: readonly Fact<OrganGroupEvent>[]): readonly GroupMemberRow[] => {
  const rows = new Map<string, GroupMemberRow>();
  for (const fact of facts) {
    const { event } = fact;
    if (event.type === 'OrgansCounted') add(rows, 'category', event.data.category, event.data.members, fact);
    if (event.type === 'ReformMethodRecorded') add(rows, 'method', event.data.method, event.data.members, fact);
    if (event.type === 'CoordinationBodiesSet') add(rows, 'coordination', 'coordination-body', event.data.members, fact);
    if (event.type === 'OrgansUncounted') {
      for (const { id } of event.data.members?.named ?? []) lessen(rows, 'category', id, 1);
      for (const { id, count } of event.data.members?.blocks ?? []) lessen(rows, 'category', id, count);
    }
  }
  return [...rows.values()];
};

type Rows = Map<string, GroupMemberRow>;

const add = (rows: Rows, partition: string, part: string, members: Members | undefined, fact: Fact<OrganGroupEvent>): void => {
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
