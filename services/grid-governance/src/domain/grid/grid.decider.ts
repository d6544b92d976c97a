import { gridContract, type GridSized } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import { factsOn, subjectOf, unlessRecorded, type CommandMeta, type OrganInput } from '@yange/use-case';
import { outsideStandard, type StandardTimeline } from '../grid-standard/grid-standard.decider.js';
import { gridIdOf, type Grid, type OneGridEvent } from './grid.aggregate.js';

export type GridTimeline = Timeline<Grid, OneGridEvent>;

const make = gridContract.make;

export interface NamedGrid {
  readonly name: string;
  readonly unit: OrganInput;
  readonly households: number;
  readonly population: number;
  readonly deviationReason: string;
}

export interface GridDecision {
  readonly grid: readonly OneGridEvent[];
  readonly violations: readonly Violation[];
}

/**
 * One grid by name.
 * @param drawnFrom id of the block that it was counted in; empty for a new one
 * @throws {Rejected} `grid-exists`
 */
export const createGrid = (grid: GridTimeline, standard: StandardTimeline, wanted: NamedGrid, drawnFrom: string, meta: CommandMeta): GridDecision => {
  const { name, unit, households, population, deviationReason } = wanted;
  const gridId = gridIdOf(unit.id, name);
  const sized = make('GridSized', { gridId, name, households, population, deviationReason });
  const said = factsOn(grid, 'GridsCreated', meta.effective).some(({ data }) => data.grids?.named[0]?.drawnFrom === drawnFrom);
  if (said && unlessRecorded(gridContract, grid, sized, meta.effective).length === 0) return { grid: [], violations: [] };
  // A late creation meets the grid that is there on a later day, even one that has ended since.
  if (grid.latest().count > 0 || grid.from(meta.effective.to).some(({ state }) => state.count > 0)) throw new Rejected('grid-exists', `“${unit.name}”已有网格“${name}”`, `"${unit.name}" has a grid "${name}" already`, { name });
  return {
    grid: [make('GridsCreated', { grids: { named: [{ id: gridId, name, drawnFrom }] }, unit: subjectOf(unit) }), sized],
    violations: violationsOf(standard, sized.data, meta),
  };
};

/** @throws {Rejected} `unknown-grid`, `grid-gone` */
export const resizeGrid = (
  grid: GridTimeline,
  standard: StandardTimeline,
  wanted: { gridId: string; households: number; population: number; deviationReason: string },
  meta: CommandMeta,
): GridDecision => {
  const { name, count } = gridOn(grid, wanted.gridId, meta);
  if (count < 1) throw new Rejected('grid-gone', `网格“${name}”届时已撤销`, `grid "${name}" no longer exists at that date`, { grid: wanted.gridId });
  const sized = make('GridSized', { ...wanted, name });
  const events = unlessRecorded(gridContract, grid, sized, meta.effective);
  return { grid: events, violations: events.length === 0 ? [] : violationsOf(standard, sized.data, meta) };
};

/** A grid that is gone by then stays so: nothing to add. @throws {Rejected} `unknown-grid` */
export const abolishGrid = (grid: GridTimeline, gridId: string, meta: CommandMeta): readonly OneGridEvent[] => {
  const { name, count } = gridOn(grid, gridId, meta);
  return count < 1 ? [] : [make('GridsAbolished', { grids: { named: [{ id: gridId, name }] } })];
};

/** @throws {Rejected} `unknown-grid` */
export const gridOn = (grid: GridTimeline, gridId: string, meta: CommandMeta): Grid => {
  const state = grid.at(meta.effective.to);
  if (state.name === '') throw new Rejected('unknown-grid', `届时没有网格“${gridId}”`, `no grid "${gridId}" is known at that date`, { reference: gridId });
  return state;
};

const violationsOf = (standard: StandardTimeline, sized: GridSized, meta: CommandMeta): readonly Violation[] => outsideStandard(standard.at(meta.effective.to).standard, sized);
