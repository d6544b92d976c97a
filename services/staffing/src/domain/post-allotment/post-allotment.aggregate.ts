import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';
import { levelSpelt } from '../reference/post-levels.js';
import { ownerKey, subjectOf, type Owner } from '../owner/owner.js';
import { postGrounds, postLimits } from './post-allotment.limits.js';
import type { PostAllotmentEvent } from './post-allotment.events.js';
import { rankOf, type PostAllotmentState, type Rank, type RankState } from './post-allotment.state.js';

const inRank = (state: PostAllotmentState, rank: Rank | null, change: (was: RankState) => RankState): PostAllotmentState =>
  rank === null ? state : { ...state, [rank]: change(state[rank]) };

const both = (state: PostAllotmentState, change: (was: RankState, rank: Rank) => RankState): PostAllotmentState => ({
  ...state,
  principal: change(state.principal, 'principal'),
  deputy: change(state.deputy, 'deputy'),
});

/** The map with that entry, or without it where the value is null. */
const entered = <V>(map: ReadonlyMap<string, V>, key: string, value: V | null): ReadonlyMap<string, V> => {
  const next = new Map(map);
  if (value === null) next.delete(key);
  else next.set(key, value);
  return next;
};

const apply = (state: PostAllotmentState, event: PostAllotmentEvent): PostAllotmentState => {
  switch (event.type) {
    case 'PostsApproved':
      return both(state, (was, rank) => ({ ...was, base: event.data[rank], change: 0 }));
    case 'PostsIncreased':
      return both(state, (was, rank) => ({ ...was, change: was.change + event.data[rank] }));
    case 'PostsReduced':
      return both(state, (was, rank) => ({ ...was, change: was.change - event.data[rank] }));
    case 'RoleLineSet': {
      const { role, count } = event.data;
      const rank = rankOf(event.data.rank);
      return rank === null ? state : { ...state, lines: entered(state.lines, role, count === 0 ? null : { rank, count }) };
    }
    case 'RoleConcurrent': {
      const { role, concurrentRole, holders } = event.data;
      const roles = entered(state.concurrent.get(role) ?? new Map(), concurrentRole, holders === 0 ? null : holders);
      return { ...state, concurrent: entered(state.concurrent, role, roles.size === 0 ? null : roles) };
    }
    case 'LeadersAppointed': {
      const { count, complete } = event.data;
      return inRank(state, rankOf(event.data.rank), (was) => ({ ...was, complete, leaders: count === undefined ? was.leaders : (was.leaders ?? 0) + count }));
    }
    case 'LeadersRemoved': {
      const { count } = event.data;
      return inRank(state, rankOf(event.data.rank), (was) => ({ ...was, complete: false, leaders: was.leaders === null ? null : was.leaders - count }));
    }
    default:
      return state;
  }
};

const noPosts: RankState = { base: null, change: 0, leaders: null, complete: false };

export const postAllotment: AggregateDefinition<PostAllotmentState, PostAllotmentEvent> = {
  name: 'post-allotment',
  initial: () => ({ principal: noPosts, deputy: noPosts, lines: new Map(), concurrent: new Map() }),
  apply,
  limits: postLimits,
  grounds: postGrounds,
};

/** @param level in any of its spellings */
export const postAllotmentId = (owner: Owner, level: string): string => derivedId('post-allotment', ownerKey(owner), levelSpelt(level));

export const postAllotmentStream = (owner: Owner, level: string): StreamRef<PostAllotmentState, PostAllotmentEvent> =>
  streamOf(postAllotment, postAllotmentId(owner, level));

export const postAllotmentMessage = (owner: Owner, level: string) => ({ id: postAllotmentId(owner, level), owner: subjectOf(owner), level: levelSpelt(level) });
