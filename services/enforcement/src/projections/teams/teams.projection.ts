import { enforcementContract, type Members } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { auxiliaryForce } from '../../domain/auxiliary/auxiliary.aggregate.js';
import { auxiliaryKinds } from '../../domain/auxiliary/auxiliary.decider.js';
import { fieldRegister } from '../../domain/field/field.aggregate.js';
import { teamRegister } from '../../domain/team/team.aggregate.js';
import type { TeamEvent } from '../../domain/team/team.events.js';
import { defineStateFold, type StateRow } from '../state-history/state-history.fold.js';
import { stateHistory } from '../state-history/state-history.projection.js';

interface End {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

const ends = (members: Members | undefined): readonly End[] => [
  ...(members?.named ?? []).map(({ id, name }) => ({ id, name, count: 1 })),
  ...(members?.blocks ?? []).map(({ id, label, count }) => ({ id, name: label, count })),
];

/** An end outside the register: what a team was before it was counted, or where it went. */
const outside = (name: string): End => ({ id: '', name, count: 0 });

/** From every source to every result: which of twenty became which of seven is not known. */
const edges = (fact: Fact<TeamEvent>): readonly StateRow[] => {
  const between = (sources: readonly End[], results: readonly End[]): readonly StateRow[] =>
    sources.flatMap((source) => results.map((result) => edge(fact, source, result)));
  const { event } = fact;
  switch (event.type) {
    case 'TeamsEstablished':
      return between([outside('')], ends(event.data.teams));
    case 'TeamsMerged':
      return between(ends(event.data.sources), ends(event.data.results));
    case 'TeamsRenamed':
      return event.data.teams === undefined ? [] : renamings(fact, event.data.teams, event.data.namings);
    case 'TeamsReparented':
      return ends(event.data.teams).map((end) => edge(fact, end, end));
    case 'TeamNamed':
      return event.data.team === undefined ? [] : [edge(fact, { id: event.data.team.drawnFrom, name: '', count: 1 }, { ...event.data.team, count: 1 })];
    case 'TeamsTransferredUp':
      return between(ends(event.data.teams), [outside(event.data.to)]);
    case 'TeamsAbolished':
      return between(ends(event.data.teams), [outside('')]);
  }
};

const renamings = (fact: Fact<TeamEvent>, teams: Members, namings: readonly { teamId: string; newName: string }[]): readonly StateRow[] =>
  ends(teams).map((end) => edge(fact, end, { ...end, name: namings.find(({ teamId }) => teamId === end.id)?.newName ?? end.name }));

const edge = (fact: Fact<TeamEvent>, source: End, result: End): StateRow => ({
  table: 'team_edges',
  key: `${fact.eventId}/${source.id}/${result.id}`,
  cells: {
    kind: fact.event.type,
    from_id: source.id,
    from_name: source.name,
    from_count: source.count,
    to_id: result.id,
    to_name: result.name,
    to_count: result.count,
    effective: fact.effective.text,
    event_id: fact.eventId,
  },
});

const teams = defineStateFold({
  aggregate: teamRegister,
  types: ['TeamsEstablished', 'TeamsMerged', 'TeamsRenamed', 'TeamsReparented', 'TeamNamed', 'TeamsTransferredUp', 'TeamsAbolished'],
  rows: ({ nodes }) =>
    [...nodes.values()]
      .filter((node) => node.count !== 0)
      .map(({ id, name, kind, count, reading, field, parent, parentId }) => ({
        table: 'teams',
        key: id,
        cells: { name, kind, count, reading, field, parent, parent_id: parentId },
      })),
  traces: edges,
});

const fields = defineStateFold({
  aggregate: fieldRegister,
  types: ['EnforcementFieldsListed', 'EnforcementFieldHeld', 'EnforcementFieldGivenUp'],
  rows: ({ listed, held }) => [...listed].map(([id, name]) => ({ table: 'enforcement_fields', key: id, cells: { name, held: held.has(id) } })),
});

const kindNames = new Map<number, string>(Object.entries(auxiliaryKinds).map(([name, kind]) => [kind, name]));

const auxiliaries = defineStateFold({
  aggregate: auxiliaryForce,
  types: ['AuxiliaryStaffEngaged', 'AuxiliaryStaffLeft'],
  rows: ({ blocks }) =>
    [...blocks.values()].map(({ id, label, kind, count }) => ({ table: 'auxiliary_staff', key: id, cells: { label, kind: kindNames.get(kind) ?? '', count } })),
});

/** Teams with their lineage, fields of enforcement, and people outside every quota, by effective date. */
export const teamsProjection = stateHistory({
  name: 'enforcement-teams',
  version: 1,
  contract: enforcementContract,
  folds: [teams, fields, auxiliaries],
  tables: {
    teams: 'name text not null, kind text not null, count integer not null, reading text not null, field text not null, parent text not null, parent_id text not null',
    team_edges:
      'kind text not null, from_id text not null, from_name text not null, from_count integer not null, to_id text not null, to_name text not null, to_count integer not null, effective text not null, event_id uuid not null',
    enforcement_fields: 'name text not null, held boolean not null',
    auxiliary_staff: 'label text not null, kind text not null, count integer not null',
  },
});
