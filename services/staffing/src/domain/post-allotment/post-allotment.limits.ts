import type { LimitBreach } from '@yange/use-case';
import { approvedPosts, linedPosts, type PostAllotmentState, type Rank } from './post-allotment.state.js';

const words: Readonly<Record<Rank, { readonly zh: string; readonly en: string }>> = {
  principal: { zh: '正职', en: 'principal' },
  deputy: { zh: '副职', en: 'deputy' },
};

/**
 * 超职数 (国务院令第486号 art. 26, R10), 正职 and 副职 separately; role lines beyond the approved posts;
 * concurrent roles held by more people than the role has; more leaders removed than there were, by what came late, was corrected or annulled.
 */
export const postLimits = (state: PostAllotmentState): readonly LimitBreach[] => [
  ...rankLimits(state, 'principal'),
  ...rankLimits(state, 'deputy'),
  ...leadersLimit(state, 'principal'),
  ...leadersLimit(state, 'deputy'),
  ...concurrentLimits(state),
];

const rankLimits = (state: PostAllotmentState, rank: Rank): readonly LimitBreach[] => {
  const approved = approvedPosts(state[rank]);
  if (approved === null) return [];
  const { zh, en } = words[rank];
  const breach = (rule: string, taken: number, what: { zh: string; en: string }): LimitBreach[] =>
    taken <= approved || taken === 0
      ? []
      : [{ rule: `${rule}-${rank}`, excess: taken - Math.max(approved, 0), zh: `${what.zh}：核定${zh} ${approved} 名，${taken} 名`, en: `${what.en}: ${approved} ${en} posts approved, ${taken} taken`, facts: { approved: String(approved), taken: String(taken) } }];
  return [
    ...breach('over-posts', state[rank].leaders ?? 0, { zh: '超职数配备', en: 'more leaders than posts' }),
    ...breach('role-lines-over-posts', linedPosts(state, rank), { zh: '职务设置超出核定职数', en: 'role lines take more than the approved posts' }),
    ...(approved < 0 ? [{ rule: `posts-below-zero-${rank}`, excess: -approved, zh: `${zh}职数减至 ${approved}`, en: `${en} posts fall to ${approved}`, facts: { approved: String(approved) } }] : []),
  ];
};

/** R2: leaders whose number is known were appointed where posts are approved. An approval that is corrected to a later day, or annulled, leaves them without. */
export const postGrounds = (state: PostAllotmentState): readonly LimitBreach[] =>
  (['principal', 'deputy'] as const).flatMap((rank) => {
    const { leaders } = state[rank];
    if (approvedPosts(state[rank]) !== null || leaders === null || leaders <= 0) return [];
    return [{ rule: 'posts-not-approved', excess: leaders, zh: `在任${words[rank].zh} ${leaders} 名，没有已核定的${words[rank].zh}职数`, en: `${leaders} ${words[rank].en} leaders are in office, and no such posts are approved`, facts: { rank } }];
  });

const leadersLimit = (state: PostAllotmentState, rank: Rank): readonly LimitBreach[] => {
  const { leaders } = state[rank];
  if (leaders === null || leaders >= 0) return [];
  const { zh, en } = words[rank];
  return [{ rule: `leaders-below-zero-${rank}`, excess: -leaders, zh: `免去的${zh}比在任的多 ${-leaders} 名`, en: `${-leaders} more ${en} leaders removed than were in office`, facts: { leaders: String(leaders) } }];
};

const concurrentLimits = (state: PostAllotmentState): readonly LimitBreach[] =>
  [...state.concurrent].flatMap(([role, roles]) =>
    [...roles].flatMap(([other, holders]) => {
      const posts = state.lines.get(role)?.count ?? 0;
      if (holders <= posts) return [];
      return [{ rule: 'concurrent-over-role', excess: holders - posts, zh: `“${role}”只有 ${posts} 名，不能有 ${holders} 名兼任“${other}”`, en: `${role} has ${posts} posts, so ${holders} cannot also be ${other}`, facts: { role, concurrent: other } }];
    }),
  );
