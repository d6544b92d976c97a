import { gridContract } from '@yange/contracts';
import { derivedId, type Timeline } from '@yange/kernel';
import { factsOn, subjectOf, unlessRecorded, type CommandMeta, type OrganInput } from '@yange/use-case';
import { findGrid } from './grid.decider.js';
import type { GridRegister } from './grid-register.aggregate.js';
import type { GridRegisterEvent } from './grid.events.js';

type Register = Timeline<GridRegister, GridRegisterEvent>;

/** Workers are numbers, never names; those of one label form one block. */
export const assignWorkers = (register: Register, wanted: { label: string; count: number; unit?: OrganInput | undefined }, meta: CommandMeta): readonly GridRegisterEvent[] => {
  const { label, count, unit } = wanted;
  const said = factsOn(register, 'GridWorkersAssigned', meta.effective).some(({ data }) => data.unit?.organId === unit?.id && data.workers?.label === label && data.workers.count === count);
  if (said) return [];
  const known = [...register.latest().nodes.values()].find((node) => node.kind === 'workers' && node.name === label);
  return [gridContract.make('GridWorkersAssigned', { workers: { id: known?.id ?? meta.id('workers'), label, count }, ...(unit === undefined ? {} : { unit: subjectOf(unit) }) })];
};

/** @throws {Rejected} `unknown-grid` */
export const workersLeft = (register: Register, wanted: { label: string; count: number }, meta: CommandMeta): readonly GridRegisterEvent[] => {
  const block = findGrid(register.at(meta.effective.to), 'workers', wanted.label);
  return unlessRecorded(gridContract, register, gridContract.make('GridWorkersLeft', { blockId: block.id, label: block.name, count: wanted.count }), meta.effective);
};

/** Adds the kinds of chief that are not there yet. How many people hold each is not said. */
export const setChiefRoles = (register: Register, wanted: { roles: readonly string[] }, meta: CommandMeta): readonly GridRegisterEvent[] => {
  const known = register.at(meta.effective.to).roles;
  const fresh = [...new Set(wanted.roles)].filter((name) => !known.includes(name));
  return fresh.length === 0 ? [] : [gridContract.make('ChiefRolesSet', { roles: fresh.map((name) => ({ id: derivedId('chief-role', name), name })) })];
};
