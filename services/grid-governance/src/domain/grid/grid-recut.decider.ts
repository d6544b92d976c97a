import { gridContract } from '@yange/contracts';
import { Rejected, type Violation } from '@yange/kernel';
import { unlessRecorded, type CommandMeta } from '@yange/use-case';
import { communityNow, mergedInto } from '../community/community.aggregate.js';
import type { CommunitiesTimeline } from '../community/community.decider.js';
import type { StandardTimeline } from '../grid-standard/grid-standard.decider.js';
import { gridIdOf, type Grid, type OneGridEvent } from './grid.aggregate.js';
import { abolishGrid, createGrid, gridOn, type GridTimeline, type NamedGrid } from './grid.decider.js';

const make = gridContract.make;

export interface Recut {
  /** events by grid id */
  readonly grids: Readonly<Record<string, readonly OneGridEvent[]>>;
  readonly violations: readonly Violation[];
}

/**
 * Grids end and others begin in their place, with their lineage in the stream of each: one of several, or several of one.
 * @param past `grids`: the timelines of all that end and begin, by id; `communities`: those of the street that they lie in afterwards; `communitiesBefore`: of the one that they leave
 * @throws {Rejected} `unknown-grid`, `grid-gone`, `grid-exists`, `grid-twice`
 */
export const recutGrids = (kind: 'split' | 'merge' | 'move', past: { standard: StandardTimeline; communities: CommunitiesTimeline; communitiesBefore?: CommunitiesTimeline; grids: Readonly<Record<string, GridTimeline>> }, wanted: { sources: readonly string[]; results: readonly NamedGrid[] }, meta: CommandMeta): Recut => {
  const results = wanted.results.map((result) => ({ ...result, id: gridIdOf(result.unit.id, result.name) }));
  const ids = [...wanted.sources, ...results.map(({ id }) => id)];
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Rejected('grid-twice', '同一网格不能既是分合前又是分合后的网格', 'a grid is named twice', { grid: twice });
  const sources = wanted.sources.map((id) => ({ id, ...gridOn(past.grids[id] as GridTimeline, id, meta) }));
  const recut = make('GridsRecut', { kind, sources: sources.map(({ id, name }) => ({ id, name })), results: results.map(({ id, name }) => ({ id, name })) });
  if (ids.every((id) => saysSo(past.grids[id], recut, meta))) return { grids: {}, violations: [] };
  const gone = sources.find(({ count }) => count < 1);
  if (gone !== undefined) throw new Rejected('grid-gone', `网格“${gone.name}”届时已撤销`, `grid "${gone.name}" no longer exists at that date`, { grid: gone.id });
  const ends = sources.map(({ id }) => [id, [...abolishGrid(past.grids[id] as GridTimeline, id, meta), recut]] as const);
  const begun = results.map((result) => ({ id: result.id, name: result.name, ...createGrid(past.grids[result.id] as GridTimeline, past.standard, result, '', meta) }));
  const known = past.communities.at(meta.effective.to);
  const before = past.communitiesBefore?.at(meta.effective.to);
  const communities = [...new Map(sources.map(({ community }) => (community === null ? null : communityNow(known, before === undefined ? community.id : mergedInto(before, community.id)))).map((one) => [one?.id ?? '', one])).values()];
  const [community] = communities;
  const placed = (id: string, name: string): readonly OneGridEvent[] => (community === undefined || community === null || communities.length > 1 ? [] : [make('GridPlaced', { gridId: id, name, community: { id: community.id, name: community.name } })]);
  const begins = begun.map(({ id, name, grid }) => [id, [...grid, recut, ...placed(id, name)]] as const);
  return { grids: Object.fromEntries([...ends, ...begins]), violations: [...begun.flatMap(({ violations }) => violations), ...differs(sources, results), ...(communities.length > 1 ? [acrossCommunities(communities.map((one) => one?.name ?? '（未划入社区）'))] : [])] };
};

const saysSo = (grid: GridTimeline | undefined, event: OneGridEvent, meta: CommandMeta): boolean => grid !== undefined && unlessRecorded(gridContract, grid, event, meta.effective).length === 0;

/** Cutting anew moves households and makes none. */
const differs = (sources: readonly Grid[], results: readonly NamedGrid[]): readonly Violation[] => {
  const sum = (all: readonly { readonly households: number }[]): number => all.reduce((total, { households }) => total + households, 0);
  const [before, after] = [sum(sources), sum(results)];
  if (before === after) return [];
  return [{ rule: 'grid-recut-differs', zh: `分合前共 ${before} 户，分合后共 ${after} 户`, en: `${before} households before, ${after} after`, facts: { before: String(before), after: String(after) } }];
};

/** What was one grid's community is that of whatever comes after; where there are several, somebody has to say. */
const acrossCommunities = (all: readonly string[]): Violation => {
  const names = all.join('、');
  return { rule: 'grid-recut-across-communities', zh: `所合并的网格分属${names}，新网格须另行划入社区`, en: `the grids lie in ${names}: place the new one in a community`, facts: { communities: names } };
};
