import type { Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { ranksFrom } from './organ-note.aggregate.js';
import type { OrganNoteTimeline } from './organ-note.rules.js';

/** Levels of organs and posts from below, each with 副 under 正 (rules of 领导职务层次; which of them an organ has is relative to its city, and told with it). */
const ladder: readonly (readonly [code: string, mark: string])[] = [
  ['unit', '股'],
  ['section', '科'],
  ['division', '处'],
  ['bureau', '厅'],
  ['bureau', '局级'],
];

const steps = ['unit', 'section', 'division', 'bureau'];

/**
 * How high a level stands: 副股级 0, 正股级 1, 副科级 2, 正科级 3 …
 * @param words `正科级`, `县处级副`, `section-deputy`; what says neither 正 nor 副 is 正
 * @returns null where the words name no level: nothing is judged by them
 */
export const heightOf = (words: string): number | null => {
  const found = ladder.find(([code, mark]) => words.startsWith(code) || words.includes(mark));
  return found === undefined ? null : steps.indexOf(found[0]) * 2 + (/副|deputy/.test(words) ? 0 : 1);
};

export interface Posts {
  readonly level: string;
  readonly principal: number;
  readonly deputy: number;
}

/** How many of the posts stand above a rank: a 副 of the level stands below its 正. None where level or rank is no level. */
export const postsAbove = (rank: string, { level, principal, deputy }: Posts): number => {
  const [post, organ] = [heightOf(level), heightOf(rank)];
  if (post === null || organ === null) return 0;
  return (post > organ ? principal : 0) + (post - 1 > organ ? deputy : 0);
};

export const aboveRank = (name: string, rank: string, { level, principal }: Posts): Violation => {
  const words = `${principal > 0 ? '正' : '副'}${level}`;
  return { rule: 'rank-above-organ', zh: `“${name}”规格为 ${rank}，不能有${words}领导职务（超规格）`, en: `"${name}" ranks ${rank}: it has no leadership post of ${words}`, facts: { rank, level } };
};

/**
 * 超规格 (国务院令第486号 art. 26): posts of a level above that of the organ; an organ 副科级 may have 副科级 posts only.
 * Judged on the day and on every later day of which a rank is noted. An organ of which none was noted is not judged, nor is history, to which notes come when they come.
 */
export const aboveOrgan = (note: OrganNoteTimeline, posts: Posts, { mode, effective }: Pick<CommandMeta, 'mode' | 'effective'>): Violation | null => {
  if (mode !== 'live') return null;
  const rank = ranksFrom(note.latest(), effective.to).find((one) => postsAbove(one, posts) > 0);
  return rank === undefined ? null : aboveRank(note.latest().name, rank, posts);
};
