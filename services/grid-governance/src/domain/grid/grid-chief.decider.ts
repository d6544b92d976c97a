import { gridContract } from '@yange/contracts';
import { Rejected, type Violation } from '@yange/kernel';
import { factsOn, type CommandMeta } from '@yange/use-case';
import type { ChiefRoles } from '../grid-people/grid-people.aggregate.js';
import { chiefKey, type HeldRole, type OneGridEvent } from './grid.aggregate.js';
import { gridOn, type GridTimeline } from './grid.decider.js';

const make = gridContract.make;

export interface Chief extends HeldRole {
  readonly gridId: string;
}

/** 四长. @throws {Rejected} `unknown-grid`, `grid-gone` */
export const setChief = (grid: GridTimeline, roles: ChiefRoles, wanted: Chief, meta: CommandMeta): { events: readonly OneGridEvent[]; violations: readonly Violation[] } => {
  const state = gridOn(grid, wanted.gridId, meta);
  if (state.count < 1) throw new Rejected('grid-gone', `网格“${state.name}”届时已撤销`, `grid "${state.name}" no longer exists at that date`, { grid: wanted.gridId });
  if ((state.chiefs.get(chiefKey(wanted.role, wanted.place))?.personId ?? '') === wanted.personId && factsOn(grid, 'GridChiefSet', meta.effective).length > 0) return { events: [], violations: [] };
  const violations = roles.roles.includes(wanted.role) ? [] : [{ rule: 'chief-role-unknown', zh: `没有设“${wanted.role}”`, en: `there is no role "${wanted.role}"`, facts: { role: wanted.role } }];
  return { events: [make('GridChiefSet', { ...wanted, name: state.name })], violations };
};

/** Every role that the person holds in the grid that day is open from then on. Whoever else was set meanwhile stays. */
export const openRolesOf = (grid: GridTimeline, { gridId, personId, reason }: { gridId: string; personId: string; reason: string }, meta: CommandMeta): readonly OneGridEvent[] => {
  const { name, count, chiefs } = grid.at(meta.effective.to);
  if (count < 1) return [];
  const held = [...chiefs.values()].filter((chief) => chief.personId === personId);
  return held.map(({ role, place }) => make('GridChiefSet', { gridId, name, role, place, personId: '', reason }));
};
