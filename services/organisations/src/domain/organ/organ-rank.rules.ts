import type { Violation } from '@yange/kernel';
import type { CommandMeta, ReferenceEntry, ReferenceListTimeline } from '@yange/use-case';
import { highestRank, organCategories, ranksWithinParent } from '../reference/organ-categories.js';
import { organRanks } from '../reference/organ-ranks.js';
import { considering } from '../timeline/considering.js';
import type { OrganState } from './organ.aggregate.js';
import type { OrganEvent } from './organ.events.js';
import type { OrganTimeline } from './organ.rules.js';

/** What says how high ranks stand, and how high an organ of a category may. */
export interface RankTables {
  readonly categories: ReferenceListTimeline;
  readonly ranks: ReferenceListTimeline;
}

/** An organ as it will be, and what it may be under from the change on. */
export interface Ranked {
  readonly organ: OrganTimeline;
  /** not told yet */
  readonly events: readonly OrganEvent[];
  readonly parent: (organId: string) => OrganTimeline | undefined;
}

/** The place of a rank, from above, by code or as papers write it; null of words that the table does not have: nothing is judged by them. */
const placeOf = (ranks: readonly ReferenceEntry[], rank: string): number | null => {
  const place = ranks.findIndex(({ code, name }) => rank !== '' && (code === rank || name === rank));
  return place < 0 ? null : place;
};

const isAbove = (ranks: readonly ReferenceEntry[], rank: string, other: string): boolean => {
  const [place, bound] = [placeOf(ranks, rank), placeOf(ranks, other)];
  return place !== null && bound !== null && place < bound;
};

const words = (ranks: readonly ReferenceEntry[], rank: string): string => ranks[placeOf(ranks, rank) ?? -1]?.name ?? rank;

/** 超规格: an organ ranks no higher than the table of categories allows its kind, on the day of a live change and on every later one. */
export const rankWithinCategory = ({ organ, events }: Omit<Ranked, 'parent'>, tables: RankTables, meta: CommandMeta): Violation | null =>
  onDays(organ, events, [], meta, (state, date) => {
    const ranks = organRanks.on(tables.ranks, date);
    const kind = organCategories.on(tables.categories, date).find(({ code }) => code === state.category);
    const most = kind === undefined ? '' : highestRank(kind);
    if (kind === undefined || !isAbove(ranks, state.rank, most)) return null;
    const [rank, bound] = [words(ranks, state.rank), words(ranks, most)];
    return { rule: 'rank-above-category', zh: `“${state.name}”为${kind.name}，规格不高于${bound}，不能为${rank}（超规格）`, en: `"${state.name}" is of the category ${kind.code}, which ranks no higher than ${most}: it cannot rank ${state.rank}`, facts: { rank: state.rank, most, date } };
  });

/** 超规格: an organ of a category that is so marked ranks no higher than what it is under, on the day of a live change and on every later one. Where the rank of either is not on record, nothing is judged. */
export const rankWithinParent = ({ organ, events, parent }: Ranked, tables: RankTables, meta: CommandMeta): Violation | null =>
  onDays(organ, events, parentsIn({ organ, events, parent }, meta), meta, (state, date) => {
    const ranks = organRanks.on(tables.ranks, date);
    const kind = organCategories.on(tables.categories, date).find(({ code }) => code === state.category);
    const above = parent(state.parentId)?.at(date);
    if (kind === undefined || above === undefined || !ranksWithinParent(kind) || !isAbove(ranks, state.rank, above.rank)) return null;
    const [rank, bound] = [words(ranks, state.rank), words(ranks, above.rank)];
    return { rule: 'rank-above-parent', zh: `“${state.name}”规格为${rank}，高于其上级机构“${above.name}”的${bound}（超规格）`, en: `"${state.name}" ranks ${state.rank}, above its parent "${above.name}", which ranks ${above.rank}`, facts: { rank: state.rank, parentId: state.parentId, parentRank: above.rank, date } };
  });

const parentsIn = ({ organ, events, parent }: Ranked, meta: CommandMeta): readonly OrganTimeline[] => {
  const ids = new Set(considering(organ, events, meta).from(meta.effective.to).map(({ state }) => state.parentId));
  return [...ids].map(parent).filter((one) => one !== undefined);
};

/** The first breach from the day of the change on. History keeps what it tells. */
const onDays = (organ: OrganTimeline, events: readonly OrganEvent[], beside: readonly OrganTimeline[], meta: CommandMeta, breach: (state: OrganState, date: string) => Violation | null): Violation | null => {
  if (meta.mode !== 'live' || events.length === 0) return null;
  const after = considering(organ, events, meta);
  const day = meta.effective.to;
  const days = [...new Set([day, ...[after, ...beside].flatMap((one) => one.from(day).map(({ date }) => date))])].sort();
  for (const date of days) {
    const state = after.at(date);
    const found = state.status === 'active' ? breach(state, date) : null;
    if (found !== null) return found;
  }
  return null;
};
