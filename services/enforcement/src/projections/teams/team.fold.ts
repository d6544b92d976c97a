import type { EnforcementEvent, Members, Subject } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { defineStateFold, type Cells, type RowBook, type StateRow } from '@yange/projections';

type TeamEvent = Extract<
  EnforcementEvent,
  { type: 'TeamsEstablished' | 'TeamsMerged' | 'TeamsRenamed' | 'TeamsReparented' | 'TeamNamed' | 'TeamsTransferredUp' | 'TeamsAbolished' }
>;

interface End {
  readonly id: string;
  readonly name: string;
  readonly kind: 'team' | 'block';
  readonly count: number;
}

/** Each once: an event may tell of a block in two parts. */
const ends = (members: Members | undefined): readonly End[] => {
  const told = [
    ...(members?.named ?? []).map(({ id, name }) => ({ id, name, kind: 'team' as const, count: 1 })),
    ...(members?.blocks ?? []).map(({ id, label, count }) => ({ id, name: label, kind: 'block' as const, count })),
  ];
  const byId = new Map<string, End>();
  for (const end of told) byId.set(end.id, { ...end, count: end.count + (byId.get(end.id)?.count ?? 0) });
  return [...byId.values()];
};

const parentCells = (parent: Subject | undefined): Cells => ({ parent: parent?.name ?? '', parent_id: parent?.organId ?? '' });
const blank = { reading: '', field: '', parent: '', parent_id: '' };

const come = (book: RowBook, members: Members | undefined, cells: Cells = {}): void => {
  for (const { id, name, kind, count } of ends(members)) {
    book.add('teams', id, 'count', count, { ...blank, name, kind });
    book.put('teams', id, cells);
  }
};

const go = (book: RowBook, members: Members | undefined): void => {
  for (const { id, name, kind, count } of ends(members)) book.add('teams', id, 'count', -count, { ...blank, name, kind });
};

/** Nothing comes into being by being renamed or put under another organ. */
const change = (book: RowBook, id: string, cells: Cells): void => {
  if (book.cells('teams', id) !== undefined) book.put('teams', id, cells);
};

const apply = (book: RowBook, event: TeamEvent): void => {
  switch (event.type) {
    case 'TeamsEstablished':
      return come(book, event.data.teams, { field: event.data.field, ...parentCells(event.data.parent) });
    case 'TeamsMerged':
      go(book, event.data.sources);
      return come(book, event.data.results);
    case 'TeamsRenamed':
      return event.data.namings.forEach(({ teamId, newName }) => change(book, teamId, { name: newName, reading: '' }));
    case 'TeamsReparented':
      return ends(event.data.teams).forEach(({ id }) => change(book, id, parentCells(event.data.parent)));
    case 'TeamNamed': {
      const { team, reading, field, parent } = event.data;
      if (team === undefined) return;
      book.add('teams', team.drawnFrom, 'count', -1, { ...blank, name: '', kind: 'block' });
      book.add('teams', team.id, 'count', 1, { ...blank, name: team.name, kind: 'team' });
      return book.put('teams', team.id, { reading, field, ...parentCells(parent) });
    }
    case 'TeamsTransferredUp':
    case 'TeamsAbolished':
      return go(book, event.data.teams);
  }
};

/** An end outside the register: what a team was before it was counted, or where it went. */
const outside = (name: string): End => ({ id: '', name, kind: 'block', count: 0 });

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

/** From every source to every result: which of twenty became which of seven is not known. */
const edges = (fact: Fact<TeamEvent>): readonly StateRow[] => {
  const between = (sources: readonly End[], results: readonly End[]): readonly StateRow[] => sources.flatMap((source) => results.map((result) => edge(fact, source, result)));
  const { event } = fact;
  switch (event.type) {
    case 'TeamsEstablished':
      return between([outside('')], ends(event.data.teams));
    case 'TeamsMerged':
      return between(ends(event.data.sources), ends(event.data.results));
    case 'TeamsRenamed': {
      const { teams, namings } = event.data;
      return ends(teams).map((end) => edge(fact, end, { ...end, name: namings.find(({ teamId }) => teamId === end.id)?.newName ?? end.name }));
    }
    case 'TeamsReparented':
      return ends(event.data.teams).map((end) => edge(fact, end, end));
    case 'TeamNamed': {
      const { team } = event.data;
      if (team === undefined) return [];
      return [edge(fact, { id: team.drawnFrom, name: '', kind: 'block', count: 1 }, { id: team.id, name: team.name, kind: 'team', count: 1 })];
    }
    case 'TeamsTransferredUp':
      return between(ends(event.data.teams), [outside(event.data.to)]);
    case 'TeamsAbolished':
      return between(ends(event.data.teams), [outside('')]);
  }
};

export const teamFold = defineStateFold<TeamEvent>({
  stream: 'team-register',
  types: ['TeamsEstablished', 'TeamsMerged', 'TeamsRenamed', 'TeamsReparented', 'TeamNamed', 'TeamsTransferredUp', 'TeamsAbolished'],
  apply,
  shows: (row) => row.cells['count'] !== 0,
  traces: edges,
});
