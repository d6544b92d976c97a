import { gridContract } from '@yange/contracts';
import { Rejected, type Timeline } from '@yange/kernel';
import { factsOn, subjectOf, type CommandMeta, type OrganInput } from '@yange/use-case';
import type { Communities, Community, CommunityEvent } from './community.aggregate.js';

export type CommunitiesTimeline = Timeline<Communities, CommunityEvent>;

const make = gridContract.make;

/** A community that is there, by id or by its name of that day. @throws {Rejected} `unknown-community` */
export const findCommunity = (communities: CommunitiesTimeline, reference: string, date: string): Community => {
  const there = [...communities.at(date).all.values()].filter((one) => one.there);
  const found = there.find(({ id }) => id === reference) ?? there.find(({ name }) => name === reference);
  if (found === undefined) throw new Rejected('unknown-community', `届时没有社区“${reference}”`, `no community "${reference}" is there at that date`, { reference });
  return found;
};

/** @returns nothing where it was established under that name on that day already */
export const establishCommunity = (communities: CommunitiesTimeline, wanted: { name: string; unit: OrganInput }, meta: CommandMeta): readonly CommunityEvent[] => {
  const said = factsOn(communities, 'CommunityEstablished', meta.effective).some(({ data }) => data.name === wanted.name);
  return said ? [] : [make('CommunityEstablished', { communityId: meta.id('community'), name: wanted.name, unit: subjectOf(wanted.unit) })];
};

/** @throws {Rejected} `unknown-community`, `same-name` */
export const renameCommunity = (communities: CommunitiesTimeline, wanted: { community: string; newName: string }, meta: CommandMeta): readonly CommunityEvent[] => {
  const said = factsOn(communities, 'CommunityRenamed', meta.effective).some(({ data }) => data.newName === wanted.newName && [data.communityId, data.formerName].includes(wanted.community));
  if (said) return [];
  const { id, name } = findCommunity(communities, wanted.community, meta.effective.to);
  if (name === wanted.newName) throw new Rejected('same-name', `该社区已名为“${name}”`, `the community is called "${name}" already`, { name });
  return [make('CommunityRenamed', { communityId: id, formerName: name, newName: wanted.newName })];
};

/**
 * The sources end and the results begin, as things of their own: a result may bear the name of a source. Grids that lay in the sources of a merger lie in its result; those of
 * a community that is split lie where they are placed.
 * @throws {Rejected} `unknown-community`, `community-twice`
 */
export const recutCommunities = (kind: 'merge' | 'split', communities: CommunitiesTimeline, wanted: { unit: OrganInput; sources: readonly string[]; results: readonly string[] }, meta: CommandMeta): readonly CommunityEvent[] => {
  if (recorded(communities, kind, wanted, meta)) return [];
  const sources = wanted.sources.map((reference) => findCommunity(communities, reference, meta.effective.to));
  assertOnce(sources.map(({ id }) => id));
  assertOnce(wanted.results);
  return [make('CommunitiesRecut', { kind, sources: sources.map(({ id, name }) => ({ id, name })), results: wanted.results.map((name) => ({ id: resultId(meta, name), name })), unit: subjectOf(wanted.unit) })];
};

export const resultId = (meta: CommandMeta, name: string): string => meta.id(`community ${name}`);

const recorded = (communities: CommunitiesTimeline, kind: string, { sources, results }: { readonly sources: readonly string[]; readonly results: readonly string[] }, meta: CommandMeta): boolean =>
  factsOn(communities, 'CommunitiesRecut', meta.effective).some(
    ({ data }) =>
      data.kind === kind && data.sources.length === sources.length && data.sources.every(({ id, name }) => sources.includes(id) || sources.includes(name)) && data.results.map(({ name }) => name).join('\n') === results.join('\n'),
  );

const assertOnce = (references: readonly string[]): void => {
  const again = references.find((one, index) => references.indexOf(one) !== index);
  if (again !== undefined) throw new Rejected('community-twice', '同一社区写了两次', 'a community is named twice', { community: again });
};

/** @throws {Rejected} `unknown-community` */
export const endCommunity = (communities: CommunitiesTimeline, wanted: { community: string; reason: string }, meta: CommandMeta): readonly CommunityEvent[] => {
  const said = factsOn(communities, 'CommunityEnded', meta.effective).some(({ data }) => [data.communityId, data.name].includes(wanted.community));
  if (said) return [];
  const { id, name } = findCommunity(communities, wanted.community, meta.effective.to);
  return [make('CommunityEnded', { communityId: id, name, reason: wanted.reason })];
};

export interface CommunityMove {
  readonly out: readonly CommunityEvent[];
  readonly in: readonly CommunityEvent[];
}

/** A community does not end with its street: with one successor it goes on there, as the same. Without one it ends. */
export const takeOverCommunity = (past: CommunitiesTimeline, wanted: { communityId: string; from: OrganInput; heir: OrganInput | undefined }, meta: CommandMeta): CommunityMove => {
  const community = past.at(meta.effective.to).all.get(wanted.communityId);
  if (community?.there !== true) return { out: [], in: [] };
  const { communityId, from, heir } = wanted;
  const { name } = community;
  if (heir === undefined) return { out: [make('CommunityEnded', { communityId, name, reason: `随${from.name}终止` })], in: [] };
  return { out: [make('CommunityMovedOut', { communityId, name, to: subjectOf(heir) })], in: [make('CommunityMovedIn', { communityId, name, from: subjectOf(from), unit: subjectOf(heir) })] };
};

/** To another street or town, as the same community. @throws {Rejected} `unknown-community`, `same-unit` */
export const moveCommunity = (past: CommunitiesTimeline, wanted: { unit: OrganInput; community: string; to: OrganInput }, meta: CommandMeta): CommunityMove => {
  const { unit, community, to } = wanted;
  if (factsOn(past, 'CommunityMovedOut', meta.effective).some(({ data }) => [data.communityId, data.name].includes(community) && data.to?.organId === to.id)) return { out: [], in: [] };
  const { id } = findCommunity(past, community, meta.effective.to);
  if (unit.id === to.id) throw new Rejected('same-unit', `该社区已属${to.name}`, `the community is with ${to.name} already`, { unit: to.id });
  return takeOverCommunity(past, { communityId: id, from: unit, heir: to }, meta);
};
