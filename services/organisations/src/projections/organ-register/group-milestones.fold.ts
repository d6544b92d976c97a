import { membersIn, type Members, type OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { reachedBy } from './organ-operation.fold.js';

/** From that day on so many organs of a group, of those that nobody names: that have reached a milestone, or (`unnamed`) that there are. */
export interface GroupReachedRow {
  readonly item: string;
  readonly total: number;
  readonly valid_from: string;
  readonly event_id: string;
}

const inBlocks = (members: Members | undefined): number => membersIn(members) - (members?.named.length ?? 0);
const drawn = (members: Members | undefined): number => (members?.named ?? []).filter(({ drawnFrom }) => drawnFrom !== '').length;

const subjectsOf = (event: OrganisationsEvent): number => ('subject' in event.data ? (event.data.subject?.count ?? 0) : 0);

const changesBy = (event: OrganisationsEvent): readonly (readonly [item: string, by: number])[] => {
  if (event.type === 'OrgansCounted') return [['unnamed', inBlocks(event.data.members) - drawn(event.data.members)]];
  if (event.type === 'OrgansUncounted') return [['unnamed', -inBlocks(event.data.members)]];
  // A milestone without a number (挂牌) counts nothing: it is no zero.
  return subjectsOf(event) === 0 ? [] : reachedBy(event).map((item) => [item, subjectsOf(event)]);
};

/** One row per item and day. @param counting facts of one group, in the order in which they take effect */
export const groupReachedRows = (counting: readonly Fact<OrganisationsEvent>[]): readonly GroupReachedRow[] => {
  const rows = new Map<string, GroupReachedRow>();
  const totals = new Map<string, number>();
  for (const { event, eventId, effective } of counting) {
    for (const [item, by] of changesBy(event)) {
      const total = (totals.get(item) ?? 0) + by;
      totals.set(item, total);
      rows.set(`${item} ${effective.to}`, { item, total, valid_from: effective.to, event_id: eventId });
    }
  }
  return [...rows.values()];
};
