import { gridContract, type GridStandardSet } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import { factsOn, subjectOf, unlessRecorded, type CommandMeta, type OrganInput } from '@yange/use-case';
import type { GridNode, GridRegister } from './grid-register.aggregate.js';
import type { Grid } from './grid.aggregate.js';
import type { GridRegisterEvent, GridSizeEvent } from './grid.events.js';

type Register = Timeline<GridRegister, GridRegisterEvent>;
type GridTimeline = Timeline<Grid, GridSizeEvent>;

const make = gridContract.make;
const unitOf = (unit: OrganInput | undefined): { unit?: ReturnType<typeof subjectOf> } => (unit === undefined ? {} : { unit: subjectOf(unit) });

export interface Standard {
  readonly householdsFrom: number;
  readonly householdsTo: number;
  readonly population: number;
  readonly populationApproximate: boolean;
  readonly words: string;
}

/** @throws {Rejected} `standard-range` */
export const setStandard = (register: Register, wanted: Standard, meta: CommandMeta): readonly GridRegisterEvent[] => {
  if (wanted.householdsFrom > wanted.householdsTo) throw new Rejected('standard-range', '户数下限大于上限', 'the lower bound of households exceeds the upper one');
  return unlessRecorded(gridContract, register, make('GridStandardSet', wanted), meta.effective);
};

/** @throws {Rejected} `unknown-grid`, `grid-gone` */
export const findGrid = (register: GridRegister, kind: GridNode['kind'], reference: string): GridNode => {
  const nodes = [...register.nodes.values()].filter((node) => node.kind === kind);
  const found = nodes.find((node) => node.id === reference) ?? nodes.find((node) => node.name === reference && node.count > 0) ?? nodes.find((node) => node.name === reference);
  if (found === undefined) throw new Rejected('unknown-grid', `届时没有“${reference}”`, `nothing is known as "${reference}" at that date`, { reference });
  return found;
};

/** @throws {Rejected} `block-overdrawn` */
const assertHolds = (block: GridNode, count: number): void => {
  if (block.count >= count) return;
  const facts = { block: block.id, holds: String(block.count), wanted: String(count) };
  throw new Rejected('block-overdrawn', `“${block.name}”届时只有 ${block.count}，不能取 ${count}`, `"${block.name}" holds ${block.count} at that date, not ${count}`, facts);
};

/** Grids that are only counted. */
export const createGrids = (register: Register, wanted: { label: string; count: number; unit?: OrganInput | undefined }, meta: CommandMeta): readonly GridRegisterEvent[] => {
  const { label, count, unit } = wanted;
  const said = factsOn(register, 'GridsCreated', meta.effective).some(({ data }) => data.unit?.organId === unit?.id && data.grids?.blocks.some((one) => one.label === label && one.count === count));
  return said ? [] : [make('GridsCreated', { grids: { blocks: [{ id: meta.id('block'), label, count }] }, ...unitOf(unit) })];
};

export interface NamedGrid {
  readonly name: string;
  readonly drawnFrom?: string | undefined;
  readonly unit: OrganInput;
  readonly households: number;
  readonly population: number;
  readonly deviationReason: string;
}

export interface GridDecision {
  readonly register: readonly GridRegisterEvent[];
  readonly grid: readonly GridSizeEvent[];
  readonly violations: readonly Violation[];
}

const nothing: GridDecision = { register: [], grid: [], violations: [] };

/**
 * One grid by name: new, or drawn from a block of grids that were only counted (the total stays).
 * @throws {Rejected} `grid-exists`, `unknown-grid`, `block-overdrawn`
 */
export const createGrid = (register: Register, wanted: NamedGrid, gridId: string, meta: CommandMeta): GridDecision => {
  const state = register.at(meta.effective.to);
  const drawnFrom = wanted.drawnFrom === undefined ? '' : findGrid(state, 'block', wanted.drawnFrom).id;
  if (factsOn(register, 'GridsCreated', meta.effective).some(({ data }) => data.grids?.named.some((one) => one.name === wanted.name && one.drawnFrom === drawnFrom))) return nothing;
  if ([...register.latest().nodes.values()].some((node) => node.kind === 'grid' && node.name === wanted.name && node.count > 0)) {
    throw new Rejected('grid-exists', `已有网格“${wanted.name}”`, `there is a grid "${wanted.name}" already`, { name: wanted.name });
  }
  if (wanted.drawnFrom !== undefined) assertHolds(findGrid(state, 'block', wanted.drawnFrom), 1);
  const sized = make('GridSized', { gridId, name: wanted.name, households: wanted.households, population: wanted.population, deviationReason: wanted.deviationReason });
  return {
    register: [make('GridsCreated', { grids: { named: [{ id: gridId, name: wanted.name, drawnFrom }] }, ...unitOf(wanted.unit) })],
    grid: [sized],
    violations: outsideStandard(state.standard, sized.data),
  };
};

/** @throws {Rejected} `unknown-grid`, `grid-gone` */
export const resizeGrid = (
  register: Register,
  grid: GridTimeline,
  wanted: { gridId: string; households: number; population: number; deviationReason: string },
  meta: CommandMeta,
): GridDecision => {
  const state = register.at(meta.effective.to);
  const node = findGrid(state, 'grid', wanted.gridId);
  if (node.count < 1) throw new Rejected('grid-gone', `网格“${node.name}”届时已撤销`, `grid "${node.name}" no longer exists at that date`, { grid: node.id });
  const sized = make('GridSized', { ...wanted, name: node.name });
  const events = unlessRecorded(gridContract, grid, sized, meta.effective);
  return { register: [], grid: events, violations: events.length === 0 ? [] : outsideStandard(state.standard, sized.data) };
};

/**
 * 300-500户、人口约1000人左右 (report, 二(三); rule R14): the range of households is checked, the approximate number of people is not.
 * The standard is a warning by nature: a reason given for the deviation settles it.
 */
const outsideStandard = (standard: GridStandardSet | null, size: { name: string; households: number; deviationReason: string }): readonly Violation[] => {
  if (standard === null || size.deviationReason !== '') return [];
  const { householdsFrom: from, householdsTo: to } = standard;
  if (size.households >= from && size.households <= to) return [];
  const facts = { households: String(size.households), from: String(from), to: String(to) };
  return [{ rule: 'grid-size', zh: `网格“${size.name}”${size.households} 户，标准为 ${from}—${to} 户；确需偏离请写明理由`, en: `grid "${size.name}" has ${size.households} households, the standard is ${from} to ${to}; give a reason to deviate`, facts }];
};

export const abolishGrids = (register: Register, wanted: { grids: readonly string[]; block?: string | undefined; count: number }, meta: CommandMeta): readonly GridRegisterEvent[] => {
  const { block, count, grids } = wanted;
  if (grids.length === 0 && (block === undefined || count === 0)) throw new Rejected('no-grids', '没有指明任何网格', 'no grid was given');
  const state = register.at(meta.effective.to);
  const named = grids.map((reference) => findGrid(state, 'grid', reference)).filter((node) => node.count > 0);
  const blocks = block === undefined || count === 0 ? [] : [findGrid(state, 'block', block)].map(({ id, name }) => ({ id, label: name, count }));
  if (named.length + blocks.length === 0) return [];
  const event = make('GridsAbolished', { grids: { named: named.map(({ id, name }) => ({ id, name })), blocks } });
  const fresh = unlessRecorded(gridContract, register, event, meta.effective);
  if (fresh.length > 0 && block !== undefined && count > 0) assertHolds(findGrid(state, 'block', block), count);
  return fresh;
};
