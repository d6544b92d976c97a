import { gridContract } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import { factsOn, subjectOf, unlessRecorded, type CommandMeta, type OrganInput } from '@yange/use-case';
import { findBlock, type CountedBlock, type CountedBlocks } from '../counted-block/counted-block.js';
import { createGrid, type GridTimeline, type NamedGrid } from '../grid/grid.decider.js';
import { gridIdOf, type OneGridEvent } from '../grid/grid.aggregate.js';
import type { StandardTimeline } from '../grid-standard/grid-standard.decider.js';
import type { GridBlockEvent } from './grid-block.aggregate.js';

type Blocks = Timeline<CountedBlocks, GridBlockEvent>;

const make = gridContract.make;

/** Grids that are only counted. */
export const createGrids = (blocks: Blocks, wanted: { label: string; count: number; unit?: OrganInput | undefined }, meta: CommandMeta): readonly GridBlockEvent[] => {
  const { label, count, unit } = wanted;
  const said = factsOn(blocks, 'GridsCreated', meta.effective).some(({ data }) => data.grids?.blocks.some((one) => one.label === label && one.count === count));
  return said ? [] : [make('GridsCreated', { grids: { blocks: [{ id: meta.id('block'), label, count }] }, ...(unit === undefined ? {} : { unit: subjectOf(unit) }) })];
};

/** @throws {Rejected} `unknown-grid`, `block-overdrawn` */
export const abolishCountedGrids = (blocks: Blocks, wanted: { block: string; count: number }, meta: CommandMeta): readonly GridBlockEvent[] => {
  const block = known([...blocks.at(meta.effective.to).values()], wanted.block);
  const event = make('GridsAbolished', { grids: { blocks: [{ id: block.id, label: block.label, count: wanted.count }] } });
  const fresh = unlessRecorded(gridContract, blocks, event, meta.effective);
  if (fresh.length > 0) assertHolds(block, wanted.count);
  return fresh;
};

export interface NamingDecision {
  readonly grid: readonly OneGridEvent[];
  readonly blocks: readonly GridBlockEvent[];
  readonly districtBlocks: readonly GridBlockEvent[];
  readonly violations: readonly Violation[];
}

/**
 * A grid that was only counted is known by name: one event in its own stream, one in that of its block, which shrinks by one. The total stays.
 * @param own blocks of the street or town; the district's are asked where it has none of that name
 * @throws {Rejected} `unknown-grid`, `block-overdrawn`, `grid-exists`
 */
export const nameGrid = (past: { grid: GridTimeline; own: Blocks; district: Blocks; standard: StandardTimeline }, wanted: NamedGrid & { drawnFrom: string }, meta: CommandMeta): NamingDecision => {
  const own = past.own.at(meta.effective.to);
  const block = known([...own.values(), ...past.district.at(meta.effective.to).values()], wanted.drawnFrom);
  const { grid, violations } = createGrid(past.grid, past.standard, wanted, block.id, meta);
  if (grid.length === 0) return { grid, blocks: [], districtBlocks: [], violations };
  assertHolds(block, 1);
  const drawn = [make('GridDrawn', { blockId: block.id, label: block.label, gridId: gridIdOf(wanted.unit.id, wanted.name), name: wanted.name })];
  return own.has(block.id) ? { grid, blocks: drawn, districtBlocks: [], violations } : { grid, blocks: [], districtBlocks: drawn, violations };
};

const known = (blocks: readonly CountedBlock[], reference: string): CountedBlock => {
  const found = findBlock(blocks, reference);
  if (found === undefined) throw new Rejected('unknown-grid', `届时没有“${reference}”`, `nothing is known as "${reference}" at that date`, { reference });
  return found;
};

const assertHolds = (block: CountedBlock, count: number): void => {
  if (block.count >= count) return;
  const facts = { block: block.id, holds: String(block.count), wanted: String(count) };
  throw new Rejected('block-overdrawn', `“${block.label}”届时只有 ${block.count}，不能取 ${count}`, `"${block.label}" holds ${block.count} at that date, not ${count}`, facts);
};
