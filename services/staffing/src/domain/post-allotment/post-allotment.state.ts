import { PostRank } from '@yange/contracts';

export type Rank = 'principal' | 'deputy';

export const rankCodes = { principal: PostRank.PRINCIPAL, deputy: PostRank.DEPUTY } as const satisfies Record<Rank, PostRank>;

/** @returns null for a rank that this version does not know */
export const rankOf = (code: PostRank): Rank | null => (code === PostRank.PRINCIPAL ? 'principal' : code === PostRank.DEPUTY ? 'deputy' : null);

export interface RoleLine {
  readonly rank: Rank;
  readonly count: number;
}

/** Posts of one rank: 正职 and 副职 are never added up for a limit. */
export interface RankState {
  /** what an approval set; null before any is known */
  readonly base: number | null;
  readonly change: number;
  /** leaders in office; null where no number is known */
  readonly leaders: number | null;
  /** the source says that all posts are filled (配齐), with or without a number */
  readonly complete: boolean;
}

export interface PostAllotmentState {
  readonly principal: RankState;
  readonly deputy: RankState;
  /** role → its posts */
  readonly lines: ReadonlyMap<string, RoleLine>;
  /** role → other roles that its holders hold as well, and how many of them do */
  readonly concurrent: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export const approvedPosts = ({ base, change }: RankState): number | null => (base === null ? null : base + change);

/** Posts that role lines take. Concurrent roles take none. */
export const linedPosts = (state: PostAllotmentState, rank: Rank): number =>
  [...state.lines.values()].filter((line) => line.rank === rank).reduce((sum, line) => sum + line.count, 0);
