import type { GridStandardSet, Members } from '@yange/contracts';
import type { AggregateDefinition, LimitBreach } from '@yange/use-case';
import type { GridRegisterEvent } from './grid.events.js';

/** A grid known by name, or grids (or grid workers) that are only counted. */
export interface GridNode {
  readonly id: string;
  readonly name: string;
  readonly kind: 'grid' | 'block' | 'workers';
  readonly count: number;
}

/** Which grids a district has, their standard, their workers and the kinds of chief. The size of a named grid is in a stream of its own. */
export interface GridRegister {
  readonly standard: GridStandardSet | null;
  readonly nodes: ReadonlyMap<string, GridNode>;
  readonly roles: readonly string[];
}

type Nodes = Map<string, GridNode>;

const put = (nodes: Nodes, id: string, name: string, kind: GridNode['kind'], change: number): void => {
  const known = nodes.get(id) ?? { id, name, kind, count: 0 };
  nodes.set(id, { ...known, count: known.count + change });
};

const add = (nodes: Nodes, members: Members | undefined, sign: 1 | -1): void => {
  for (const grid of members?.named ?? []) {
    put(nodes, grid.id, grid.name, 'grid', sign);
    if (grid.drawnFrom !== '' && sign === 1) put(nodes, grid.drawnFrom, '', 'block', -1);
  }
  for (const block of members?.blocks ?? []) put(nodes, block.id, block.label, 'block', sign * block.count);
};

const change = (nodes: Nodes, event: GridRegisterEvent): void => {
  switch (event.type) {
    case 'GridsCreated':
      return add(nodes, event.data.grids, 1);
    case 'GridsAbolished':
      return add(nodes, event.data.grids, -1);
    case 'GridWorkersAssigned':
      return put(nodes, event.data.workers?.id ?? '', event.data.workers?.label ?? '', 'workers', event.data.workers?.count ?? 0);
    case 'GridWorkersLeft':
      return put(nodes, event.data.blockId, event.data.label, 'workers', -event.data.count);
  }
};

export const totalIn = (register: GridRegister, ...kinds: readonly GridNode['kind'][]): number =>
  [...register.nodes.values()].filter((node) => kinds.includes(node.kind)).reduce((sum, node) => sum + node.count, 0);

export const gridRegister: AggregateDefinition<GridRegister, GridRegisterEvent> = {
  name: 'grid-register',
  initial: () => ({ standard: null, nodes: new Map(), roles: [] }),
  apply: (register, event) => {
    if (event.type === 'GridStandardSet') return { ...register, standard: event.data };
    if (event.type === 'ChiefRolesSet') return { ...register, roles: [...new Set([...register.roles, ...event.data.roles.map(({ name }) => name)])] };
    const nodes = new Map(register.nodes);
    change(nodes, event);
    return { ...register, nodes };
  },
  limits: (register) => [
    ...overdrawn(register, 'grids-overdrawn', ['grid', 'block'], '网格', 'grids'),
    ...overdrawn(register, 'grid-workers-overdrawn', ['workers'], '网格员', 'grid workers'),
  ],
};

const overdrawn = (register: GridRegister, rule: string, kinds: readonly GridNode['kind'][], zh: string, en: string): readonly LimitBreach[] => {
  const short = [...register.nodes.values()].filter((node) => kinds.includes(node.kind) && node.count < 0);
  if (short.length === 0) return [];
  const excess = short.reduce((sum, node) => sum - node.count, 0);
  const names = short.map((node) => node.name || node.id).join('、');
  return [{ rule, zh: `“${names}”减少的${zh}比原有的多 ${excess}`, en: `${excess} more ${en} left "${names}" than there were`, facts: { nodes: names }, excess }];
};
