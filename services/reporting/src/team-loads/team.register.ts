/** An event about teams, as the ledger keeps it. */
export interface TeamEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The types that tell which teams there are, and under whom. */
export const registerEvents = ['TeamsEstablished', 'TeamsMerged', 'TeamsRenamed', 'TeamsReparented', 'TeamNamed', 'TeamsTransferredUp', 'TeamsAbolished'] as const;

export interface Team {
  readonly id: string;
  readonly name: string;
  /** every name it bore by then, and how a garbled one reads: accounts may know it by any of them */
  readonly words: readonly string[];
  readonly field: string;
  /** the organ in charge; empty where nobody says it */
  readonly organ: { readonly id: string; readonly name: string };
}

interface Told {
  readonly id?: string;
  readonly name?: string;
}

interface Owner {
  readonly organId?: string;
  readonly name?: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const named = (members: unknown): readonly Told[] => (members as { named?: readonly Told[] } | undefined)?.named ?? [];
const organOf = (parent: unknown): Team['organ'] => ({ id: text((parent as Owner | undefined)?.organId), name: text((parent as Owner | undefined)?.name) });

/**
 * Teams that are there after these events and bear a name. What a source only counts has no load of its own.
 * @param events in the order of effect
 */
export const teamsAfter = (events: readonly TeamEvent[]): readonly Team[] => {
  const teams = new Map<string, Team>();
  for (const event of events) tell(teams, event);
  return [...teams.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
};

const tell = (teams: Map<string, Team>, { type, data }: TeamEvent): void => {
  const come = (members: readonly Told[], field: string, organ: Team['organ'], reading = ''): void => {
    for (const { id = '', name = '' } of members) teams.set(id, { id, name, words: [name, reading].filter((word) => word !== ''), field, organ });
  };
  const go = (members: unknown): void => named(members).forEach(({ id = '' }) => teams.delete(id));
  const change = (id: string, changed: (team: Team) => Partial<Team>): void => {
    const team = teams.get(id);
    if (team !== undefined) teams.set(id, { ...team, ...changed(team) });
  };
  switch (type) {
    case 'TeamsEstablished':
      return come(named(data['teams']), text(data['field']), organOf(data['parent']));
    case 'TeamNamed':
      return come([data['team'] as Told], text(data['field']), organOf(data['parent']), text(data['reading']));
    case 'TeamsMerged':
      go(data['sources']);
      return come(named(data['results']), '', organOf(undefined));
    case 'TeamsRenamed':
      return ((data['namings'] ?? []) as readonly { teamId?: string; newName?: string }[]).forEach(({ teamId = '', newName = '' }) =>
        change(teamId, ({ words }) => ({ name: newName, words: [...words, newName] })),
      );
    case 'TeamsReparented':
      return named(data['teams']).forEach(({ id = '' }) => change(id, () => ({ organ: organOf(data['parent']) })));
    default:
      return go(data['teams']);
  }
};
