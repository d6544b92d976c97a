import { organisationsContract } from '@yange/contracts';
import { Rejected, type Timeline } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { membersOf, type Counted } from '../tally/members.build.js';
import { isRetold } from '../timeline/told-facts.js';
import { pledgeKey, pledgeListIdOf, type PledgeListEvent, type PledgeListState } from './pledge-list.aggregate.js';

export type PledgeListTimeline = Timeline<PledgeListState, PledgeListEvent>;

export interface PledgeItems extends Counted {
  readonly list: string;
  /** pledge, veto, or empty where the source does not tell them apart */
  readonly kind: string;
}

const partsOf = ({ list, kind, ...counted }: PledgeItems, meta: CommandMeta) => ({
  listId: pledgeListIdOf(meta.district, list),
  listName: list,
  kind,
  items: membersOf(counted, meta.id),
});

/** @throws {Rejected} `told-otherwise` */
const unlessRetold = (timeline: PledgeListTimeline, event: PledgeListEvent, count: number, meta: CommandMeta): readonly PledgeListEvent[] =>
  isRetold(timeline.latest().told, pledgeKey(event, meta.effective.to), String(count), meta) ? [] : [event];

/** @throws {Rejected} `unknown-pledge-list` */
const assertListed = (timeline: PledgeListTimeline, list: string): void => {
  if (timeline.facts.length === 0) throw new Rejected('unknown-pledge-list', `没有名为“${list}”的清单`, `there is no list "${list}"`, { list });
};

/** @throws {Rejected} `list-longer-than-count`, `told-otherwise` */
export const listItems = (timeline: PledgeListTimeline, wanted: PledgeItems, meta: CommandMeta): readonly PledgeListEvent[] =>
  unlessRetold(timeline, organisationsContract.make('PledgeItemsListed', partsOf(wanted, meta)), wanted.count, meta);

/** @throws {Rejected} `unknown-pledge-list`, `told-otherwise` */
export const cancelItems = (timeline: PledgeListTimeline, wanted: PledgeItems, meta: CommandMeta): readonly PledgeListEvent[] => {
  assertListed(timeline, wanted.list);
  return unlessRetold(timeline, organisationsContract.make('PledgeItemsCancelled', partsOf(wanted, meta)), wanted.count, meta);
};

/** @throws {Rejected} `unknown-pledge-list`, `told-otherwise` */
export const retainItems = (timeline: PledgeListTimeline, { reason, ...wanted }: PledgeItems & { reason: string }, meta: CommandMeta): readonly PledgeListEvent[] => {
  assertListed(timeline, wanted.list);
  return unlessRetold(timeline, organisationsContract.make('PledgeItemsRetained', { ...partsOf(wanted, meta), reason }), wanted.count, meta);
};
