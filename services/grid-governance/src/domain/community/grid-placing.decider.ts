import { gridContract } from '@yange/contracts';
import { Rejected, type Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { Grid, OneGridEvent } from '../grid/grid.aggregate.js';
import type { GridTimeline } from '../grid/grid.decider.js';
import { communityNow, type Community } from './community.aggregate.js';
import { findCommunity, type CommunitiesTimeline } from './community.decider.js';

export interface Placing {
  readonly unitId: string;
  /** id or name; none takes the grids out of theirs */
  readonly community: string | undefined;
  /** whether they may lie in another community so far */
  readonly takesOver: boolean;
}

export interface Placed {
  /** events by grid id */
  readonly grids: Readonly<Record<string, readonly OneGridEvent[]>>;
  readonly violations: readonly Violation[];
}

/**
 * 社区边界: which grids lie in a community, one event in the stream of each, so that a grid lies in one community at a time whoever else places it. What lies in another
 * community is only taken from it by whoever says so.
 * @throws {Rejected} `unknown-community`, `unknown-grid`, `grid-gone`, `grid-of-other-unit`
 */
export const placeGrids = (communities: CommunitiesTimeline, grids: Readonly<Record<string, GridTimeline>>, { unitId, community, takesOver }: Placing, meta: CommandMeta): Placed => {
  const date = meta.effective.to;
  const target = community === undefined ? null : findCommunity(communities, community, date);
  const known = communities.at(date);
  const now = ({ community: placed }: Grid): Community | null => (placed === null ? null : communityNow(known, placed.id));
  const moving = Object.entries(grids).map(([id, grid]) => ({ id, state: present(grid, id, unitId, date) })).filter(({ state }) => now(state)?.id !== target?.id);
  const taken = takesOver || target === null ? [] : moving.filter(({ state }) => now(state) !== null);
  return {
    grids: Object.fromEntries(moving.map(({ id, state }) => [id, [gridContract.make('GridPlaced', { gridId: id, name: state.name, takenOver: takesOver && target !== null && now(state) !== null, ...(target === null ? {} : { community: { id: target.id, name: target.name } }) })]])),
    violations: taken.map(({ id, state }) => ofAnother(id, state.name, now(state) as Community)),
  };
};

const ofAnother = (gridId: string, name: string, community: Community): Violation => ({
  rule: 'grid-of-other-community',
  zh: `网格“${name}”属“${community.name}”，划转请注明`,
  en: `grid "${name}" lies in "${community.name}": say that it is taken over`,
  facts: { grid: gridId, community: community.id },
});

const present = (grid: GridTimeline, id: string, unitId: string, date: string): Grid => {
  const state = grid.at(date);
  if (state.name === '') throw new Rejected('unknown-grid', `届时没有网格“${id}”`, `no grid "${id}" is known at that date`, { reference: id });
  if (state.count < 1) throw new Rejected('grid-gone', `网格“${state.name}”届时已撤销`, `grid "${state.name}" no longer exists at that date`, { grid: id });
  if (state.unitId !== unitId) throw new Rejected('grid-of-other-unit', `网格“${state.name}”不属该街道（镇）`, `grid "${state.name}" lies in another street or town`, { grid: id, unit: state.unitId });
  return state;
};
