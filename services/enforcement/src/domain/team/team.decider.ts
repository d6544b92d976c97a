import { enforcementContract, membersIn, type Members } from '@yange/contracts';
import { Rejected, type Timeline } from '@yange/kernel';
import { factsOn, subjectOf, unlessRecorded, type CommandMeta, type OrganInput } from '@yange/use-case';
import type { TeamRegister } from './team.aggregate.js';
import type { TeamEvent } from './team.events.js';
import { assertInBlock, findNode, membersNew, membersPresent, type MembersInit, type NewTeams, type PresentTeams } from './team.reference.js';

type Teams = Timeline<TeamRegister, TeamEvent>;

const make = enforcementContract.make;
const parent = (organ: OrganInput | undefined): { parent?: ReturnType<typeof subjectOf> } => (organ === undefined ? {} : { parent: subjectOf(organ) });

/** Same names, labels and numbers; ids differ between two commands that say the same. */
const saysTheSame = (known: Members | undefined, wanted: MembersInit): boolean => {
  const said = (members: { named: { name: string }[]; blocks: { label: string; count: number }[] }): string =>
    JSON.stringify([members.named.map(({ name }) => name), members.blocks.map(({ label, count }) => [label, count])]);
  return known !== undefined && said(known) === said(wanted);
};

/** @throws {Rejected} `team-exists` where another team or block has that name on that day or a later one */
const assertNew = (teams: Teams, wanted: MembersInit, date: string): void => {
  const names = [...wanted.named.map(({ name }) => name), ...wanted.blocks.map(({ label }) => label)];
  const there = new Set(teams.from(date).flatMap(({ state }) => [...state.nodes.values()].filter((node) => node.count > 0).map((node) => node.name)));
  const taken = names.find((name, at) => there.has(name) || names.indexOf(name) !== at);
  if (taken !== undefined) throw new Rejected('team-exists', `已有执法队伍“${taken}”`, `there is a team "${taken}" already`, { team: taken });
};

export const establishTeams = (teams: Teams, wanted: { teams: NewTeams; field?: string | undefined; parent?: OrganInput | undefined }, meta: CommandMeta): readonly TeamEvent[] => {
  const members = membersNew(wanted.teams, meta.id);
  if (factsOn(teams, 'TeamsEstablished', meta.effective).some((known) => saysTheSame(known.data.teams, members))) return [];
  assertNew(teams, members, meta.effective.to);
  return [make('TeamsEstablished', { teams: members, field: wanted.field ?? '', ...parent(wanted.parent) })];
};

/** At least two become fewer; a lineage edge may begin or end at a block. */
export const mergeTeams = (teams: Teams, wanted: { sources: PresentTeams; results: NewTeams }, meta: CommandMeta): readonly TeamEvent[] => {
  const results = membersNew(wanted.results, meta.id);
  if (factsOn(teams, 'TeamsMerged', meta.effective).some((known) => saysTheSame(known.data.results, results))) return [];
  const sources = membersPresent(teams, meta.effective.to, wanted.sources);
  if (membersIn(sources) < 2 || membersIn(results) >= membersIn(sources)) {
    throw new Rejected('merge-not-fewer', `${membersIn(sources)} 支整合为 ${membersIn(results)} 支：整合应由多变少`, `${membersIn(sources)} into ${membersIn(results)}: a merger leaves fewer teams`, {
      sources: String(membersIn(sources)),
      results: String(membersIn(results)),
    });
  }
  assertNew(teams, results, meta.effective.to);
  return [make('TeamsMerged', { sources, results })];
};

/** `newNames` follow `teams.teams`; what a block's teams are called now is not known. */
export const renameTeams = (teams: Teams, wanted: { teams: PresentTeams; newNames: readonly string[] }, meta: CommandMeta): readonly TeamEvent[] => {
  if (wanted.newNames.length !== wanted.teams.teams.length) throw namesDoNotPair();
  const known = factsOn(teams, 'TeamsRenamed', meta.effective);
  const repeats = wanted.newNames.every((name, at) => known.some(({ data }) => data.namings.some((one) => one.newName === name && [one.oldName, one.teamId].includes(wanted.teams.teams[at] ?? ''))));
  if (wanted.newNames.length > 0 && wanted.teams.blocks.length === 0 && repeats) return [];
  const members = membersPresent(teams, meta.effective.to, wanted.teams);
  if (members.named.length !== wanted.newNames.length) throw namesDoNotPair();
  assertNew(teams, { named: wanted.newNames.map((name) => ({ id: '', name, drawnFrom: '' })), blocks: [] }, meta.effective.to);
  const namings = members.named.map(({ id, name }, at) => ({ teamId: id, oldName: name, newName: wanted.newNames[at] ?? name }));
  return unlessRecorded(enforcementContract, teams, make('TeamsRenamed', { teams: members, namings }), meta.effective);
};

const namesDoNotPair = (): Rejected => new Rejected('names-do-not-pair', '新名称的数量须与更名的队伍一致', 'each named team needs exactly one new name');

export const reparentTeams = (teams: Teams, wanted: { teams: PresentTeams; parent?: OrganInput | undefined }, meta: CommandMeta): readonly TeamEvent[] => {
  const members = membersPresent(teams, meta.effective.to, wanted.teams);
  return unlessRecorded(enforcementContract, teams, make('TeamsReparented', { teams: members, ...parent(wanted.parent) }), meta.effective);
};

export interface NameTeam {
  readonly name: string;
  readonly drawnFrom: string;
  readonly reading?: string | undefined;
  readonly field?: string | undefined;
  readonly parent?: OrganInput | undefined;
}

/** Draws a team from its block: the block shrinks by one, the total stays. */
export const nameTeam = (teams: Teams, wanted: NameTeam, meta: CommandMeta): readonly TeamEvent[] => {
  const register = teams.at(meta.effective.to);
  const block = findNode(register, 'block', wanted.drawnFrom);
  if (factsOn(teams, 'TeamNamed', meta.effective).some(({ data }) => data.team?.name === wanted.name && data.team.drawnFrom === block.id)) return [];
  assertInBlock(block, 1);
  const team = { id: meta.id('team'), name: wanted.name, drawnFrom: block.id };
  assertNew(teams, { named: [team], blocks: [] }, meta.effective.to);
  return [make('TeamNamed', { team, reading: wanted.reading ?? '', field: wanted.field ?? '', ...parent(wanted.parent) })];
};

/** 整建制上划: the teams go as they are, with people and posts. */
export const transferTeamsUp = (
  teams: Teams,
  wanted: { teams: PresentTeams; field?: string | undefined; to: string; withPosts: boolean },
  meta: CommandMeta,
): readonly TeamEvent[] => {
  const { to, withPosts, field = '' } = wanted;
  const gone = factsOn(teams, 'TeamsTransferredUp', meta.effective).filter(({ data }) => data.to === to && data.field === field);
  if (gone.some(({ data }) => isThatOf(data.teams, wanted.teams))) return [];
  return [make('TeamsTransferredUp', { teams: membersPresent(teams, meta.effective.to, wanted.teams), field, to, withPosts })];
};

export const abolishTeams = (teams: Teams, wanted: { teams: PresentTeams }, meta: CommandMeta): readonly TeamEvent[] => {
  if (factsOn(teams, 'TeamsAbolished', meta.effective).some(({ data }) => isThatOf(data.teams, wanted.teams))) return [];
  return [make('TeamsAbolished', { teams: membersPresent(teams, meta.effective.to, wanted.teams) })];
};

/** Teams that left already can no longer be found as present, so a repeated command is told by what it names. */
const isThatOf = (members: Members | undefined, wanted: PresentTeams): boolean =>
  members !== undefined &&
  members.named.length === wanted.teams.length &&
  members.blocks.length === wanted.blocks.length &&
  wanted.teams.every((reference) => members.named.some((one) => one.id === reference || one.name === reference)) &&
  wanted.blocks.every(({ block, count }) => members.blocks.some((one) => (one.id === block || one.label === block) && one.count === count));
