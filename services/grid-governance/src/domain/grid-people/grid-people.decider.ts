import { gridContract } from '@yange/contracts';
import { derivedId, Rejected, type Timeline } from '@yange/kernel';
import { factsOn, subjectOf, unlessRecorded, type CommandMeta, type OrganInput } from '@yange/use-case';
import { findBlock, type CountedBlocks } from '../counted-block/counted-block.js';
import type { ChiefRoleEvent, ChiefRoles, GridWorkerEvent } from './grid-people.aggregate.js';

type Workers = Timeline<CountedBlocks, GridWorkerEvent>;

/** Workers are numbers, never names; those of one owner and label form one block. */
export const assignWorkers = (workers: Workers, wanted: { label: string; count: number; unit?: OrganInput | undefined }, meta: CommandMeta): readonly GridWorkerEvent[] => {
  const { label, count, unit } = wanted;
  const said = factsOn(workers, 'GridWorkersAssigned', meta.effective).some(({ data }) => data.workers?.label === label && data.workers.count === count);
  if (said) return [];
  const known = [...workers.latest().values()].find((block) => block.label === label);
  return [gridContract.make('GridWorkersAssigned', { workers: { id: known?.id ?? meta.id('workers'), label, count }, ...(unit === undefined ? {} : { unit: subjectOf(unit) }) })];
};

/** @throws {Rejected} `unknown-grid` */
export const workersLeft = (workers: Workers, wanted: { label: string; count: number }, meta: CommandMeta): readonly GridWorkerEvent[] => {
  const block = findBlock(workers.at(meta.effective.to).values(), wanted.label);
  if (block === undefined) throw new Rejected('unknown-grid', `届时没有“${wanted.label}”`, `nothing is known as "${wanted.label}" at that date`, { reference: wanted.label });
  return unlessRecorded(gridContract, workers, gridContract.make('GridWorkersLeft', { blockId: block.id, label: block.label, count: wanted.count }), meta.effective);
};

/** Adds the kinds of chief that are not there yet. How many people hold each is not said. */
export const setChiefRoles = (chiefs: Timeline<ChiefRoles, ChiefRoleEvent>, wanted: { roles: readonly string[] }, meta: CommandMeta): readonly ChiefRoleEvent[] => {
  const known = chiefs.at(meta.effective.to).roles;
  const fresh = [...new Set(wanted.roles)].filter((name) => !known.includes(name));
  return fresh.length === 0 ? [] : [gridContract.make('ChiefRolesSet', { roles: fresh.map((name) => ({ id: derivedId('chief-role', name), name })) })];
};
