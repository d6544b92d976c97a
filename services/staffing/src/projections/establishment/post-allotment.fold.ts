import { PostRank, type PostAllotment, type StaffingEvent } from '@yange/contracts';
import type { Aggregate } from '@yange/kernel';

/** Posts of one rank as the read model shows them. */
export interface RankView {
  /** null before any approval is known */
  readonly base: number | null;
  readonly change: number;
  /** null where no number is known */
  readonly inOffice: number | null;
  /** the source says that all are filled */
  readonly complete: boolean;
}

export interface RoleView {
  readonly role: string;
  readonly rank: 'principal' | 'deputy';
  readonly count: number;
}

export interface PostAllotmentView {
  readonly allotment: PostAllotment | undefined;
  readonly principal: RankView;
  readonly deputy: RankView;
  readonly roles: ReadonlyMap<string, RoleView>;
  /** role → other role → holders; takes no post */
  readonly concurrent: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

type Rank = RoleView['rank'];

const rankOf = (code: PostRank): Rank => (code === PostRank.PRINCIPAL ? 'principal' : 'deputy');

const unknown: RankView = { base: null, change: 0, inOffice: null, complete: false };

/** The map with that entry, or without it where the value is null. */
const entered = <V>(map: ReadonlyMap<string, V>, key: string, value: V | null): ReadonlyMap<string, V> => {
  const next = new Map(map);
  if (value === null) next.delete(key);
  else next.set(key, value);
  return next;
};

const both = (view: PostAllotmentView, change: (was: RankView, rank: Rank) => RankView): PostAllotmentView => ({
  ...view,
  principal: change(view.principal, 'principal'),
  deputy: change(view.deputy, 'deputy'),
});

const apply = (before: PostAllotmentView, event: StaffingEvent): PostAllotmentView => {
  const view = 'allotment' in event.data ? { ...before, allotment: event.data.allotment } : before;
  switch (event.type) {
    case 'PostsApproved':
      return both(view, (was, rank) => ({ ...was, base: event.data[rank], change: 0 }));
    case 'PostsIncreased':
      return both(view, (was, rank) => ({ ...was, change: was.change + event.data[rank] }));
    case 'PostsReduced':
      return both(view, (was, rank) => ({ ...was, change: was.change - event.data[rank] }));
    case 'RoleLineSet': {
      const { role, count } = event.data;
      return { ...view, roles: entered(view.roles, role, count === 0 ? null : { role, rank: rankOf(event.data.rank), count }) };
    }
    case 'RoleConcurrent': {
      const { role, concurrentRole, holders } = event.data;
      return { ...view, concurrent: entered(view.concurrent, role, entered(view.concurrent.get(role) ?? new Map<string, number>(), concurrentRole, holders === 0 ? null : holders)) };
    }
    case 'LeadersAppointed': {
      const { count, complete } = event.data;
      const rank = rankOf(event.data.rank);
      return { ...view, [rank]: { ...view[rank], complete, inOffice: count === undefined ? view[rank].inOffice : (view[rank].inOffice ?? 0) + count } };
    }
    case 'LeadersRemoved': {
      const rank = rankOf(event.data.rank);
      const { inOffice } = view[rank];
      return { ...view, [rank]: { ...view[rank], complete: false, inOffice: inOffice === null ? null : inOffice - event.data.count } };
    }
    default:
      return view;
  }
};

export const postAllotmentFold: Aggregate<PostAllotmentView, StaffingEvent> = {
  initial: () => ({ allotment: undefined, principal: unknown, deputy: unknown, roles: new Map(), concurrent: new Map() }),
  apply,
};

export const approvedRank = ({ base, change }: RankView): number | null => (base === null ? null : base + change);

/** Posts that role lines take. */
export const inRoles = (view: PostAllotmentView, rank: Rank): number =>
  [...view.roles.values()].filter((line) => line.rank === rank).reduce((sum, line) => sum + line.count, 0);
