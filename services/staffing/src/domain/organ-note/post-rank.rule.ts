import type { Violation } from '@yange/kernel';
import type { CommandMeta, ReferenceEntry } from '@yange/use-case';
import { heightOf, levelIn, rankWords } from '../reference/post-levels.js';
import { ranksFrom } from './organ-note.aggregate.js';
import type { OrganNoteTimeline } from './organ-note.rules.js';

export interface Posts {
  readonly level: string;
  readonly principal: number;
  readonly deputy: number;
}

/** How many of the posts stand above a rank: a 副 of the level stands below its 正. None where level or rank is no level. @param levels the table of the day, from above */
export const postsAbove = (levels: readonly ReferenceEntry[], rank: string, { level, principal, deputy }: Posts): number => {
  const [post, organ] = [heightOf(levels, level), heightOf(levels, rank)];
  if (post === null || organ === null) return 0;
  return (post > organ ? principal : 0) + (post - 1 > organ ? deputy : 0);
};

export const aboveRank = (levels: readonly ReferenceEntry[], name: string, rank: string, { level, principal }: Posts): Violation => {
  const words = `${principal > 0 ? '正' : '副'}${/[a-z]/.test(level) ? (levelIn(levels, level)?.name ?? level) : level}`;
  return { rule: 'rank-above-organ', zh: `“${name}”规格为${rankWords(levels, rank)}，不能有${words}领导职务（超规格）`, en: `"${name}" ranks ${rank}: it has no leadership post of ${words}`, facts: { rank, level } };
};

/**
 * 超规格 (国务院令第486号 art. 26): posts of a level above that of the organ; an organ 副科级 may have 副科级 posts only.
 * Judged on the day and on every later day of which a rank is noted. An organ of which none was noted is not judged, nor is history, to which notes come when they come.
 */
export const aboveOrgan = (note: OrganNoteTimeline, levels: readonly ReferenceEntry[], posts: Posts, { mode, effective }: Pick<CommandMeta, 'mode' | 'effective'>): Violation | null => {
  if (mode !== 'live') return null;
  const rank = ranksFrom(note.latest(), effective.to).find((one) => postsAbove(levels, one, posts) > 0);
  return rank === undefined ? null : aboveRank(levels, note.latest().name, rank, posts);
};
