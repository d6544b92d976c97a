import { organisationsContract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { broken } from '../rule/broken.js';
import { mergesAtLeastTwo, splitsIntoAtLeastTwo } from './lineage.rules.js';
import { abolish, establish, nothing, type Beginning, type LineageLink, type OrganDecision } from './organ.decider.js';
import { existence, nameOn, type OrganTimeline } from './organ.rules.js';
import { settlePlates, type PlateHeir } from './plate-takeover.js';

/** What each organ's stream gets, by its id. */
export type LineageDecision = ReadonlyMap<string, OrganDecision>;

export interface PartOfMerger {
  readonly organId: string;
  readonly organ: OrganTimeline;
}

export interface Merger {
  readonly sources: readonly PartOfMerger[];
  /** organs that the record only counts */
  readonly blocks: readonly { readonly blockId: string; readonly label: string; readonly count: number }[];
  /** a new organ, or one that goes on and takes the others in */
  readonly result: PartOfMerger & { readonly beginning: Beginning | null; readonly method: string };
  readonly reason: string;
  /** what becomes of plates of those that end */
  readonly plates?: readonly { readonly organId: string; readonly name: string; readonly carriedOn: boolean }[];
  /** levels that may demand plates on that day */
  readonly demanding: ReadonlySet<string>;
}

/**
 * Two or more organs become one: the sources end with it as their successor, a new one begins with them as its predecessors. Told again for the same day, it adds nothing.
 * @throws {Rejected} `lineage-twice`, `unknown-organ`, `organ-abolished`, `organ-exists`
 */
export const merge = ({ sources, blocks, result, reason, plates = [], demanding }: Merger, meta: CommandMeta): LineageDecision => {
  assertNamedOnce(sources.map(({ organId }) => organId));
  const how = result.beginning === null ? 'absorbed' : 'merged';
  const ending = sources.filter(({ organId }) => organId !== result.organId);
  if (isTold(result.organ, 'OrgansMerged', ending.map(({ organId }) => organId), meta)) return new Map();
  const early = result.beginning === null ? existence(result.organ, result.organId, meta) : null;
  const name = result.beginning?.name ?? nameOn(result.organ, meta);
  const passed = ending.flatMap(({ organId, organ }) => dutiesPassed({ organId, organ }, { organId: result.organId, name }, [...organ.at(meta.effective.to).duties], meta));
  assertOfThese(plates.map(({ organId }) => organId), ending.map(({ organId }) => organId));
  const heir: PlateHeir = { organId: result.organId, name, category: result.beginning?.category ?? result.organ.at(meta.effective.to).category };
  const settled = new Map(
    ending.map(({ organId, organ }) => {
      const fates = plates.filter((plate) => plate.organId === organId).map((plate) => ({ name: plate.name, heir: plate.carriedOn ? heir : null }));
      return [organId, settlePlates(organ, organId, nameOn(organ, meta), fates, demanding, meta)] as const;
    }),
  );
  const hung = [...settled.values()].flatMap(({ carried }) => carried.get(result.organId) ?? []);
  const ended = ending.map(({ organId, organ }) => {
    const { removed = [], left = [], violations = [] } = settled.get(organId) ?? {};
    const end = abolish(organ, organId, { successors: [{ organId: result.organId, name, how }], reason, duties: 'passed', platesLeft: left }, meta);
    return [organId, { events: [...passed.filter(({ data }) => data.fromOrganId === organId), ...removed, ...end.events], violations: [...violations, ...end.violations] }] as const;
  });
  const links: LineageLink[] = [
    ...ending.map(({ organId, organ }) => ({ organId, name: nameOn(organ, meta), how })),
    ...blocks.map(({ blockId, label, count }) => ({ organId: '', name: label, how, blockId, count })),
  ];
  const merged = organisationsContract.make('OrgansMerged', { organId: result.organId, organName: name, sources: links, absorbed: result.beginning === null });
  const begun = result.beginning === null ? nothing : establish(result.organ, result.organId, result.beginning, { method: result.method, predecessors: [] });
  const together = links.reduce((sum, { count }) => sum + (count ?? 1), 0) + (result.beginning === null ? 1 : 0);
  const violations = [...begun.violations, ...broken(early, mergesAtLeastTwo(together))];
  return new Map([...ended, [result.organId, { events: [...begun.events, merged, ...passed, ...hung], violations }]]);
};

/** What an organ did goes on with whom it became: the same event in the streams of both. */
const dutiesPassed = (from: PartOfMerger, to: { readonly organId: string; readonly name: string }, duties: readonly string[], meta: CommandMeta) =>
  duties.map((duty) =>
    organisationsContract.make('DutyMoved', { duty, fromOrganId: from.organId, fromOrganName: nameOn(from.organ, meta), toOrganId: to.organId, toOrganName: to.name, basis: meta.citations[0]?.number ?? '' }),
  );

export interface Split {
  readonly source: PartOfMerger;
  readonly results: readonly (PartOfMerger & { readonly beginning: Beginning; readonly method: string; readonly duties: readonly string[]; readonly plates?: readonly string[] })[];
  /** the source goes on beside them and is one of the results */
  readonly continues: boolean;
  readonly reason: string;
  /** plates that are taken down */
  readonly platesRemoved?: readonly string[];
  /** levels that may demand plates on that day */
  readonly demanding: ReadonlySet<string>;
}

/** One organ becomes two or more, each with the duties that it is to have. @throws {Rejected} `lineage-twice`, `unknown-organ`, `organ-abolished`, `organ-exists`, `duty-unknown`, `duty-twice` */
export const split = ({ source, results, continues, reason, platesRemoved = [], demanding }: Split, meta: CommandMeta): LineageDecision => {
  const { organId, organ } = source;
  assertNamedOnce([organId, ...results.map((result) => result.organId)]);
  if (isTold(organ, 'OrganSplit', results.map((result) => result.organId), meta)) return new Map();
  const links: LineageLink[] = results.map((result) => ({ organId: result.organId, name: result.beginning.name, how: 'split' }));
  const early = existence(organ, organId, meta);
  const name = nameOn(organ, meta);
  const told = organisationsContract.make('OrganSplit', { organId, organName: name, results: links, continues });
  // With fewer than two it is the split that breaks the rule, once, not its ending as well.
  const { duties } = organ.at(meta.effective.to);
  assertDutiesDivided(duties, results.flatMap((result) => result.duties));
  const left = [...duties].filter((duty) => !results.some((result) => result.duties.includes(duty)));
  const fates = [
    ...results.flatMap((result) => (result.plates ?? []).map((plate) => ({ name: plate, heir: { organId: result.organId, name: result.beginning.name, category: result.beginning.category } }))),
    ...platesRemoved.map((plate) => ({ name: plate, heir: null })),
  ];
  const plates = settlePlates(organ, organId, name, fates, demanding, meta);
  const end = continues ? nothing : abolish(organ, organId, { successors: links.length < 2 ? [] : links, reason, duties: left, platesLeft: plates.left }, meta);
  const passed = results.map((result) => dutiesPassed(source, { organId: result.organId, name: result.beginning.name }, result.duties, meta));
  const begun = results.map((result, index) => {
    const predecessors = [{ organId, name, how: 'split' }];
    const one = establish(result.organ, result.organId, result.beginning, { method: result.method, predecessors });
    return [result.organId, { ...one, events: [...one.events, ...(passed[index] ?? []), ...(plates.carried.get(result.organId) ?? [])] }] as const;
  });
  const violations = [...(continues ? broken(early) : end.violations), ...plates.violations, ...broken(splitsIntoAtLeastTwo(results.length + (continues ? 1 : 0)))];
  return new Map([[organId, { events: [told, ...passed.flat(), ...plates.removed, ...end.events], violations }], ...begun]);
};

const assertDutiesDivided = (there: ReadonlySet<string>, given: readonly string[]): void => {
  const strange = given.find((duty) => !there.has(duty));
  if (strange !== undefined) throw new Rejected('duty-unknown', `原机构的“三定”没有“${strange}”`, `the source has no duty "${strange}"`, { duty: strange });
  const twice = given.find((duty, index) => given.indexOf(duty) !== index);
  if (twice !== undefined) throw new Rejected('duty-twice', `“${twice}”划给了两个机构`, `"${twice}" is given to two organs`, { duty: twice });
};

const assertOfThese = (organIds: readonly string[], ending: readonly string[]): void => {
  const strange = organIds.find((id) => !ending.includes(id));
  if (strange !== undefined) throw new Rejected('plate-of-another', '牌子所属机构不在撤销之列', 'the plate is of an organ that does not end', { organId: strange });
};

const assertNamedOnce = (ids: readonly string[]): void => {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Rejected('lineage-twice', '同一机构列出两次', 'an organ is named twice', { organId: twice });
};

const isTold = (organ: OrganTimeline, type: 'OrgansMerged' | 'OrganSplit', others: readonly string[], meta: CommandMeta): boolean =>
  organ.facts.some(({ event, effective }) => {
    if (event.type !== type || effective.to !== meta.effective.to) return false;
    const known = (event.type === 'OrgansMerged' ? event.data.sources : event.data.results).map(({ organId }) => organId).filter((id) => id !== '');
    return known.length === others.length && known.every((id) => others.includes(id));
  });

/** @throws {Rejected} `unknown-organ`, `organ-abolished` */
export const changeRank = (organ: OrganTimeline, organId: string, newRank: string, meta: CommandMeta): OrganDecision => {
  const early = existence(organ, organId, meta);
  const oldRank = organ.at(meta.effective.to).rank;
  if (oldRank === newRank) return nothing;
  return { events: [organisationsContract.make('OrganRankChanged', { organId, organName: nameOn(organ, meta), oldRank, newRank })], violations: broken(early) };
};
