import { staffingContract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { postAllotmentMessage } from '../post-allotment/post-allotment.aggregate.js';
import type { PostAllotmentTimeline } from '../post-allotment/post-allotment.decider.js';
import type { PostAllotmentEvent } from '../post-allotment/post-allotment.events.js';
import { approvedPosts, rankCodes, type PostAllotmentState } from '../post-allotment/post-allotment.state.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import { mannerOf, successorOf, type CarryOver } from './carry-over.js';

export interface PostsCarryOver extends CarryOver {
  readonly level: string;
}

export interface PostsRuling {
  readonly out: Ruling<PostAllotmentEvent>;
  readonly into: Ruling<PostAllotmentEvent>;
}

const ranks = ['principal', 'deputy'] as const;

/** Leaders who hold a post by name, of the allotment that ends. */
export interface NamedLeaders {
  readonly principal: number;
  readonly deputy: number;
}

/**
 * Leadership posts and the leaders in them, 正 and 副 apart, in one append. Roles (镇长 …) are of the organ that ends and end with it, and so do the offices of
 * who held one by name: the successor appoints to roles of its own. Leaders who are only counted go along as a number.
 * @throws {Rejected} `posts-unknown`, `no-successor`, `several-successors`, `successor-posts-set-apart`
 */
export const decideCarryOverPosts = (body: PostsCarryOver, { out, into }: { readonly out: PostAllotmentTimeline; readonly into: PostAllotmentTimeline }, named: NamedLeaders, meta: Pick<CommandMeta, 'effective'>): PostsRuling => {
  const before = out.at(meta.effective.to);
  const posts = { principal: known(before, 'principal'), deputy: known(before, 'deputy') };
  const leaving = ranks.filter((rank) => (before[rank].leaders ?? 0) > 0);
  const ending = endedRoles(body, before);
  if (posts.principal + posts.deputy + leaving.length + ending.length === 0) return { out: unchanged, into: unchanged };
  const to = successorOf(body);
  const [left, reached] = [postAllotmentMessage(body.from, body.level), postAllotmentMessage(to, body.level)];
  if (!body.outside) assertNotSetApart(into, meta.effective.to);
  const moving = posts.principal + posts.deputy > 0;
  const count = (rank: (typeof ranks)[number]): number => before[rank].leaders ?? 0;
  const going = leaving.filter((rank) => count(rank) > named[rank]);
  return {
    out: ruled([
      ...ending,
      ...leaving.map((rank) => staffingContract.make('LeadersRemoved', { allotment: left, rank: rankCodes[rank], count: count(rank), means: mannerOf(body) })),
      ...(moving ? [staffingContract.make('PostsReduced', { allotment: left, ...posts })] : []),
    ]),
    into: body.outside
      ? unchanged
      : ruled([
          ...(into.isNew && moving ? [staffingContract.make('PostsApproved', { allotment: reached, principal: 0, deputy: 0 })] : []),
          ...(moving ? [staffingContract.make('PostsIncreased', { allotment: reached, ...posts })] : []),
          ...going.map((rank) => staffingContract.make('LeadersAppointed', { allotment: reached, rank: rankCodes[rank], complete: false, count: count(rank) - named[rank] })),
        ]),
  };
};

const known = (state: PostAllotmentState, rank: 'principal' | 'deputy'): number => {
  const approved = approvedPosts(state[rank]);
  if (approved === null && state[rank].change !== 0) throw new Rejected('posts-unknown', '职数核定数不明，须先核定再划转', 'nobody knows how many posts there are: approve them first');
  return Math.max(0, approved ?? 0);
};

const endedRoles = ({ from, level }: PostsCarryOver, { lines, concurrent }: PostAllotmentState): readonly PostAllotmentEvent[] => {
  const allotment = postAllotmentMessage(from, level);
  return [
    ...[...concurrent].flatMap(([role, others]) => [...others.keys()].map((concurrentRole) => staffingContract.make('RoleConcurrent', { allotment, role, concurrentRole, holders: 0 }))),
    ...[...lines].map(([role, { rank }]) => staffingContract.make('RoleLineSet', { allotment, role, rank: rankCodes[rank], count: 0 })),
  ];
};

const assertNotSetApart = (into: PostAllotmentTimeline, date: string): void => {
  const apart = into.facts.some(({ event, effective }) => event.type === 'PostsApproved' && event.data.principal + event.data.deputy > 0 && effective.to === date);
  if (apart) throw new Rejected('successor-posts-set-apart', '承接机构的职数已于当日另行核定，须核对是否已含划入职数', 'the posts of the successor were approved that very day: say whether they contain what arrives');
};
