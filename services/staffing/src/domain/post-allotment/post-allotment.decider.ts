import { staffingContract } from '@yange/contracts';
import { Rejected, type EffectiveDate, type Timeline, type Violation } from '@yange/kernel';
import type { Owner } from '../owner/owner.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import { postAllotmentMessage } from './post-allotment.aggregate.js';
import type { PostAllotmentEvent } from './post-allotment.events.js';
import { approvedPosts, rankCodes, type PostAllotmentState, type Rank } from './post-allotment.state.js';

export type PostAllotmentTimeline = Timeline<PostAllotmentState, PostAllotmentEvent>;

export interface PostNumbers {
  readonly owner: Owner;
  readonly level: string;
  readonly principal: number;
  readonly deputy: number;
}

/** R2, R10: posts are what the higher level approved, 正职 and 副职 apart. */
export const decideApprovePosts = ({ owner, level, principal, deputy }: PostNumbers, allotment: PostAllotmentTimeline, effective: EffectiveDate): Ruling<PostAllotmentEvent> => {
  const now = allotment.at(effective.to);
  if (approvedPosts(now.principal) === principal && approvedPosts(now.deputy) === deputy) return unchanged;
  return ruled([staffingContract.make('PostsApproved', { allotment: postAllotmentMessage(owner, level), principal, deputy })]);
};

/** Posts that are set outright go up or down all the same. @returns none where as many are principal or deputy instead */
export const wayFrom = ({ principal, deputy }: Pick<PostAllotmentState, Rank>, wanted: Pick<PostNumbers, Rank>): { readonly direction?: 'increase' | 'reduce' } => {
  const more = wanted.principal + wanted.deputy - (approvedPosts(principal) ?? 0) - (approvedPosts(deputy) ?? 0);
  return more === 0 ? {} : { direction: more > 0 ? 'increase' : 'reduce' };
};

/** @throws {Rejected} `no-posts` */
export const decideChangePosts = (direction: 'PostsIncreased' | 'PostsReduced', { owner, level, principal, deputy }: PostNumbers): Ruling<PostAllotmentEvent> => {
  if (principal + deputy === 0) throw new Rejected('no-posts', '正职、副职职数不能都为零', 'a change of no posts is none');
  const change = { allotment: postAllotmentMessage(owner, level), principal, deputy };
  return ruled([direction === 'PostsIncreased' ? staffingContract.make('PostsIncreased', change) : staffingContract.make('PostsReduced', change)]);
};

export interface RoleLineBody {
  readonly owner: Owner;
  readonly level: string;
  readonly role: string;
  readonly rank: Rank;
  readonly count: number;
  readonly concurrent: readonly { readonly role: string; readonly holders: number }[];
}

/** One line of the posts with the roles that its holders hold as well (兼任): the line counts, the others do not (R10). */
export const decideSetRoleLine = (body: RoleLineBody, allotment: PostAllotmentTimeline, effective: EffectiveDate): Ruling<PostAllotmentEvent> => {
  const now = allotment.at(effective.to);
  const line = now.lines.get(body.role);
  const held = now.concurrent.get(body.role) ?? new Map<string, number>();
  const same = body.count === 0 ? line === undefined : line?.rank === body.rank && line.count === body.count;
  const wanted = new Map(body.concurrent.map(({ role, holders }) => [role, holders]));
  const ended = [...held.keys()].filter((role) => !wanted.has(role)).map((role) => [role, 0] as const);
  const changed = [...wanted].filter(([role, holders]) => (held.get(role) ?? 0) !== holders);
  const allotmentMessage = postAllotmentMessage(body.owner, body.level);
  const events = [
    ...(same ? [] : [staffingContract.make('RoleLineSet', { allotment: allotmentMessage, role: body.role, rank: rankCodes[body.rank], count: body.count })]),
    ...[...ended, ...changed].map(([concurrentRole, holders]) =>
      staffingContract.make('RoleConcurrent', { allotment: allotmentMessage, role: body.role, concurrentRole, holders }),
    ),
  ];
  return ruled(events, [events.length === 0 ? null : selfSet(now, body.rank, body.role)]);
};

/** 自行设置领导职务名称: a role where no posts of its rank are approved. */
const selfSet = (now: PostAllotmentState, rank: Rank, role: string): Violation | null =>
  approvedPosts(now[rank]) === null
    ? { rule: 'self-set-post', zh: `没有已核定的职数，不得自行设置职务“${role}”`, en: `no posts are approved: "${role}" would be a self-set post`, facts: { role } }
    : null;

export interface Appointment {
  readonly owner: Owner;
  readonly level: string;
  readonly rank: Rank;
  readonly complete: boolean;
  /** undefined where the source gives no number */
  readonly count: number | undefined;
}

/** @throws {Rejected} `appointment-without-content` */
export const decideAppointLeaders = (body: Appointment, allotment: PostAllotmentTimeline, effective: EffectiveDate): Ruling<PostAllotmentEvent> => {
  if (!body.complete && body.count === undefined) {
    throw new Rejected('appointment-without-content', '须写明人数或“配齐”', 'say how many were appointed, or that all posts are filled');
  }
  if (body.count === undefined && allotment.at(effective.to)[body.rank].complete) return unchanged;
  const { owner, level, rank, complete, count } = body;
  return ruled(
    [staffingContract.make('LeadersAppointed', { allotment: postAllotmentMessage(owner, level), rank: rankCodes[rank], complete, ...(count === undefined ? {} : { count }) })],
    [count === undefined ? null : withoutPosts(allotment.at(effective.to), rank)],
  );
};

/** R2: a number of leaders where nobody approved a post could be held against nothing. That all posts are filled (配齐) gives no number, and none is asked. */
const withoutPosts = (now: PostAllotmentState, rank: Rank): Violation | null => {
  if (approvedPosts(now[rank]) !== null) return null;
  const [zh, en] = rank === 'principal' ? ['正职', 'principal'] : ['副职', 'deputy'];
  return { rule: 'posts-not-approved', zh: `没有已核定的${zh}职数，不得任命${zh}`, en: `no ${en} posts are approved, so none can be filled`, facts: { rank } };
};

export interface Removal {
  readonly owner: Owner;
  readonly level: string;
  readonly rank: Rank;
  readonly count: number;
  readonly means: string;
}

/** @throws {Rejected} `more-removed-than-in-office` */
export const decideRemoveLeaders = (body: Removal, allotment: PostAllotmentTimeline, effective: EffectiveDate): Ruling<PostAllotmentEvent> => {
  const leaders = allotment.at(effective.to)[body.rank].leaders;
  if (leaders !== null && body.count > leaders) {
    throw new Rejected('more-removed-than-in-office', `在任 ${leaders} 名，不能免去 ${body.count} 名`, `${leaders} are in office, ${body.count} cannot leave`, { leaders: String(leaders) });
  }
  const { owner, level, rank, count, means } = body;
  return ruled([staffingContract.make('LeadersRemoved', { allotment: postAllotmentMessage(owner, level), rank: rankCodes[rank], count, means })]);
};
