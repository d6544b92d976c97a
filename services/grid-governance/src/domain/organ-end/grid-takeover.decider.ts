import { gridContract } from '@yange/contracts';
import { derivedId, Rejected, type Timeline, type Violation } from '@yange/kernel';
import { subjectOf, type CommandMeta, type OrganInput } from '@yange/use-case';
import type { CountedBlocks } from '../counted-block/counted-block.js';
import type { CommunitiesTimeline } from '../community/community.decider.js';
import { gridIdOf, type OneGridEvent } from '../grid/grid.aggregate.js';
import { abolishGrid, type GridTimeline } from '../grid/grid.decider.js';
import { recutGrids } from '../grid/grid-recut.decider.js';
import type { GridBlockEvent } from '../grid-block/grid-block.aggregate.js';
import type { GridWorkerEvent } from '../grid-people/grid-people.aggregate.js';
import type { StandardTimeline } from '../grid-standard/grid-standard.decider.js';

export interface Takeover {
  readonly from: OrganInput;
  readonly successors: readonly OrganInput[];
}

const make = gridContract.make;

/** @throws {Rejected} `successor-unclear` where several come after it: a person has to say who takes what */
export const heirOf = ({ from, successors }: Takeover): OrganInput | undefined => {
  if (successors.length > 1) throw new Rejected('successor-unclear', `${from.name}有 ${successors.length} 个承接机构，须逐项明确承接`, `${from.name} has ${successors.length} successors: say who takes what`, { organ: from.id });
  return successors[0];
};

export interface GridMove {
  readonly source: readonly OneGridEvent[];
  readonly target: readonly OneGridEvent[];
  readonly violations: readonly Violation[];
}

/** A grid ends with its street or town; with one successor it goes on there under its name, with its size and its chiefs, in its community where that has gone there too. */
export const takeOverGrid = (past: { source: GridTimeline; target: GridTimeline; standard: StandardTimeline; communities: CommunitiesTimeline; communitiesBefore: CommunitiesTimeline }, wanted: Takeover & { gridId: string }, meta: CommandMeta): GridMove => {
  const { name, count, households, population } = past.source.at(meta.effective.to);
  const nothing = { source: [], target: [], violations: [] };
  if (count < 1) return nothing;
  const heir = heirOf(wanted);
  if (heir === undefined) return { ...nothing, source: abolishGrid(past.source, wanted.gridId, meta) };
  const targetId = gridIdOf(heir.id, name);
  const result = { name, unit: heir, households, population, deviationReason: `随${wanted.from.name}整体划转` };
  const { grids, violations } = recutGrids('move', { standard: past.standard, communities: past.communities, communitiesBefore: past.communitiesBefore, grids: { [wanted.gridId]: past.source, [targetId]: past.target } }, { sources: [wanted.gridId], results: [result] }, meta);
  const begun = grids[targetId] ?? [];
  const chiefs = [...past.source.at(meta.effective.to).chiefs.values()].filter(({ personId }) => begun.length > 0 && personId !== '');
  const reason = `随${wanted.from.name}整体划转`;
  return { source: grids[wanted.gridId] ?? [], target: [...begun, ...chiefs.map(({ role, place, personId }) => make('GridChiefSet', { gridId: targetId, name, role, place, personId, reason }))], violations };
};

type Blocks = Timeline<CountedBlocks, GridBlockEvent>;
type Workers = Timeline<CountedBlocks, GridWorkerEvent>;

const left = (blocks: CountedBlocks) => [...blocks.values()].filter(({ count }) => count > 0);

export interface CountedMove {
  readonly blocks: readonly GridBlockEvent[];
  readonly heirBlocks: readonly GridBlockEvent[];
  readonly workers: readonly GridWorkerEvent[];
  readonly heirWorkers: readonly GridWorkerEvent[];
}

/** Grids and workers that are only counted: their blocks end, and begin anew with the one successor. */
export const takeOverCounted = (past: { blocks: Blocks; workers: Workers; heirWorkers: Workers }, wanted: Takeover, meta: CommandMeta): CountedMove => {
  const grids = left(past.blocks.at(meta.effective.to));
  const people = left(past.workers.at(meta.effective.to));
  if (grids.length + people.length === 0) return { blocks: [], heirBlocks: [], workers: [], heirWorkers: [] };
  const heir = heirOf(wanted);
  const unit = heir === undefined ? undefined : subjectOf(heir);
  const known = [...past.heirWorkers.latest().values()];
  return {
    blocks: grids.length === 0 ? [] : [make('GridsAbolished', { grids: { blocks: grids.map(({ id, label, count }) => ({ id, label, count })) } })],
    heirBlocks: grids.length === 0 || unit === undefined ? [] : [make('GridsCreated', { grids: { blocks: grids.map(({ id, label, count }) => ({ id: derivedId('grid-block', unit.organId, id), label, count })) }, unit })],
    workers: people.map(({ id, label, count }) => make('GridWorkersLeft', { blockId: id, label, count })),
    heirWorkers: unit === undefined ? [] : people.map(({ id, label, count, kind }) => make('GridWorkersAssigned', { kind, workers: { id: known.find((one) => one.label === label)?.id ?? derivedId('grid-workers', unit.organId, id), label, count }, unit })),
  };
};
