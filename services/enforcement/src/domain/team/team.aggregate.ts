import type { Members, Subject } from '@yange/contracts';
import type { AggregateDefinition, LimitBreach } from '@yange/use-case';
import type { TeamEvent } from './team.events.js';

/** A team known by name, or teams that the source only counts. */
export interface TeamNode {
  readonly id: string;
  readonly name: string;
  readonly kind: 'team' | 'block';
  /** teams that exist under this node: 1 or 0 for a named one; less than nothing where the record contradicts itself */
  readonly count: number;
  /** how a garbled name probably reads */
  readonly reading: string;
  readonly field: string;
  /** the organ in charge; empty where unknown */
  readonly parent: string;
  readonly parentId: string;
}

/** All teams of a district: lineage runs between them and their number is limited by what was there before. */
export interface TeamRegister {
  readonly nodes: ReadonlyMap<string, TeamNode>;
}

type Nodes = Map<string, TeamNode>;
type Traits = Pick<TeamNode, 'reading' | 'field' | 'parent' | 'parentId'>;

const noTraits: Traits = { reading: '', field: '', parent: '', parentId: '' };

const put = (nodes: Nodes, id: string, name: string, kind: TeamNode['kind'], change: number, traits: Partial<Traits> = {}): void => {
  const known = nodes.get(id) ?? { id, name, kind, count: 0, ...noTraits };
  nodes.set(id, { ...known, ...traits, count: known.count + change });
};

const add = (nodes: Nodes, members: Members | undefined, sign: 1 | -1, traits: Partial<Traits> = {}): void => {
  for (const one of members?.named ?? []) put(nodes, one.id, one.name, 'team', sign, traits);
  for (const block of members?.blocks ?? []) put(nodes, block.id, block.label, 'block', sign * block.count, traits);
};

const set = (nodes: Nodes, members: Members | undefined, traits: Partial<TeamNode>): void => {
  for (const { id } of [...(members?.named ?? []), ...(members?.blocks ?? [])]) {
    const known = nodes.get(id);
    if (known) nodes.set(id, { ...known, ...traits });
  }
};

const parentOf = (parent: Subject | undefined): Pick<Traits, 'parent' | 'parentId'> => ({ parent: parent?.name ?? '', parentId: parent?.organId ?? '' });

const change = (nodes: Nodes, event: TeamEvent): void => {
  switch (event.type) {
    case 'TeamsEstablished':
      return add(nodes, event.data.teams, 1, { field: event.data.field, ...parentOf(event.data.parent) });
    case 'TeamsMerged':
      add(nodes, event.data.sources, -1);
      return add(nodes, event.data.results, 1);
    case 'TeamsRenamed':
      for (const naming of event.data.namings) {
        const known = nodes.get(naming.teamId);
        if (known) nodes.set(naming.teamId, { ...known, name: naming.newName, reading: '' });
      }
      return;
    case 'TeamsReparented':
      return set(nodes, event.data.teams, parentOf(event.data.parent));
    case 'TeamNamed': {
      const { team, reading, field, parent } = event.data;
      if (team === undefined) return;
      put(nodes, team.drawnFrom, '', 'block', -1);
      return put(nodes, team.id, team.name, 'team', 1, { reading, field, ...parentOf(parent) });
    }
    case 'TeamsTransferredUp':
    case 'TeamsAbolished':
      return add(nodes, event.data.teams, -1);
  }
};

export const teamsIn = (register: TeamRegister): number => [...register.nodes.values()].reduce((sum, node) => sum + node.count, 0);

export const teamRegister: AggregateDefinition<TeamRegister, TeamEvent> = {
  name: 'team-register',
  initial: () => ({ nodes: new Map() }),
  apply: (register, event) => {
    const nodes = new Map(register.nodes);
    change(nodes, event);
    return { nodes };
  },
  limits: (register) => [...overdrawn(register), ...sharedFields(register)],
};

/** More left a block, or a team left more often, than there was. */
const overdrawn = (register: TeamRegister): readonly LimitBreach[] => {
  const short = [...register.nodes.values()].filter((node) => node.count < 0);
  if (short.length === 0) return [];
  const excess = short.reduce((sum, node) => sum - node.count, 0);
  const names = short.map((node) => node.name || node.id).join('、');
  return [{ rule: 'teams-overdrawn', zh: `“${names}”被划出的队伍比原有的多 ${excess} 支`, en: `${excess} more teams left "${names}" than there were`, facts: { nodes: names }, excess }];
};

/** 一个领域一支队伍管执法 (report, 四(一); rule R20). */
const sharedFields = (register: TeamRegister): readonly LimitBreach[] => {
  const named = [...register.nodes.values()].filter((node) => node.kind === 'team' && node.count > 0 && node.field !== '');
  const fields = [...new Set(named.map((node) => node.field))].filter((field) => named.filter((node) => node.field === field).length > 1);
  if (fields.length === 0) return [];
  const excess = named.filter((node) => fields.includes(node.field)).length - fields.length;
  const which = fields.join('、');
  return [{ rule: 'one-field-one-team', zh: `“${which}”领域有多支执法队伍，应一个领域一支队伍`, en: `several teams enforce in "${which}"; one field has one team`, facts: { fields: which }, excess }];
};
