import { enforcementContract, PowerKind } from '@yange/contracts';
import { derivedId, Rejected, type Timeline, type Violation } from '@yange/kernel';
import { factsOn, subjectOf, unlessRecorded, type CommandMeta, type OrganInput, type ReferenceEntry } from '@yange/use-case';
import { adoptedMethod, isAdopted } from '../reference/delegation-methods.js';
import { lostEligibility } from './lost-eligibility.rule.js';
import type { PowerList } from './power-list.state.js';
import type { PowerListEvent } from './power-list.events.js';

export type PowerListTimeline = Timeline<PowerList, PowerListEvent>;

const make = enforcementContract.make;

/** A list is known by its title; rows of an import name it so. */
export const powerListId = (title: string): string => derivedId('power-list', title);

export interface ListVersion {
  readonly listId: string;
  readonly title: string;
  readonly total: number;
  readonly penalty?: number | undefined;
  readonly issuer?: string | undefined;
  readonly level?: string | undefined;
}

/** Block ids come from the list and its version: the same list is the same block whoever says it. */
const contents = ({ listId, title, total, penalty, issuer = '', level = '' }: ListVersion, version: number) => ({
  issuer,
  level,
  listId,
  title,
  version,
  items: { id: `${listId}/${version}`, label: title, count: total },
  parts: penalty === undefined ? [] : [{ kind: PowerKind.PENALTY, items: { id: `${listId}/${version}/penalty`, label: '行政处罚', count: penalty } }],
});

/** @throws {Rejected} `penalty-exceeds-list` */
const assertParts = ({ total, penalty = 0 }: ListVersion): void => {
  if (penalty > total) throw new Rejected('penalty-exceeds-list', `行政处罚 ${penalty} 项多于清单总数 ${total} 项`, `${penalty} penalty items on a list of ${total}`);
};

/** @throws {Rejected} `list-issued`, `penalty-exceeds-list` */
export const issueList = (list: PowerListTimeline, wanted: ListVersion, meta: CommandMeta): readonly PowerListEvent[] => {
  assertParts(wanted);
  const fresh = unlessRecorded(enforcementContract, list, make('PowerListIssued', contents(wanted, 1)), meta.effective);
  if (fresh.length > 0 && list.facts.some(({ event }) => event.type === 'PowerListIssued')) {
    throw new Rejected('list-issued', `清单“${wanted.title}”已印发，变动请用修订`, `the list "${wanted.title}" is issued already: revise it`, { list: wanted.listId });
  }
  return fresh;
};

/** The next version; the number follows the versions in force at that date. */
export const reviseList = (list: PowerListTimeline, wanted: ListVersion, meta: CommandMeta): readonly PowerListEvent[] => {
  assertParts(wanted);
  const { version, total, penalty } = inForce(list, meta);
  const same = factsOn(list, 'PowerListRevised', meta.effective).length > 0 && total === wanted.total && penalty === (wanted.penalty ?? null);
  return same ? [] : [make('PowerListRevised', contents(wanted, version + 1))];
};

/**
 * The list as it stands on the effective date.
 * @throws {Rejected} `list-not-in-force`
 */
export const inForce = (list: PowerListTimeline, meta: CommandMeta): PowerList => {
  const state = list.at(meta.effective.to);
  if (state.version === 0) throw new Rejected('list-not-in-force', '届时该清单尚未印发', 'the list is not in force at that date', { date: meta.effective.to });
  return state;
};

export interface VerticalShare {
  readonly listId: string;
  readonly words: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly approximate: boolean;
  readonly holders: readonly string[];
  readonly holdersOpen: boolean;
}

export const stateVerticalShare = (list: PowerListTimeline, wanted: VerticalShare, meta: CommandMeta): readonly PowerListEvent[] => {
  inForce(list, meta);
  if (wanted.numerator > wanted.denominator) throw new Rejected('share-above-one', '占比不能大于一', 'a share cannot exceed one');
  return unlessRecorded(enforcementContract, list, make('VerticalShareStated', { ...wanted, holders: [...wanted.holders] }), meta.effective);
};

export const determineBody = (
  list: PowerListTimeline,
  wanted: { listId: string; unit: OrganInput; exists: boolean; bodyName: string; reason: string },
  meta: CommandMeta,
): { events: readonly PowerListEvent[]; violations: readonly Violation[] } => {
  if (wanted.exists && wanted.bodyName === '') throw new Rejected('body-without-name', '有执法主体的须写明名称', 'an enforcement body that exists has a name');
  const events = unlessRecorded(enforcementContract, list, make('EnforcementBodyDetermined', { ...wanted, unit: subjectOf(wanted.unit) }), meta.effective);
  return { events, violations: lostEligibility(list, events, meta) };
};

/** @param wanted methods: entries of the table of that day */
export const adoptMethods = (list: PowerListTimeline, wanted: { listId: string; methods: readonly ReferenceEntry[] }, meta: CommandMeta): readonly PowerListEvent[] => {
  const known = inForce(list, meta).methods;
  const fresh = new Map(wanted.methods.filter((entry) => !isAdopted(known, entry)).map((entry) => [entry.code, adoptedMethod(entry)]));
  return fresh.size === 0 ? [] : [make('DelegationMethodsAdopted', { listId: wanted.listId, methods: [...fresh.values()] })];
};

/** @throws {Rejected} `unknown-method` of a method of the table that the list does not use that day */
export const assertAdopted = ({ methods }: PowerList, entry: ReferenceEntry): void => {
  if (!isAdopted(methods, entry)) throw new Rejected('unknown-method', `没有采用“${entry.name}”赋权方式`, `the method "${entry.name}" is not adopted`, { method: entry.code });
};

export const setTarget = (
  list: PowerListTimeline,
  wanted: { listId: string; appliesTo: string; needsEnforcementBody: boolean; atLeastPercent: number },
  meta: CommandMeta,
): readonly PowerListEvent[] => {
  inForce(list, meta);
  return unlessRecorded(enforcementContract, list, make('ClaimTargetSet', wanted), meta.effective);
};

/** A published list that differs from what was claimed is a violation: one of the two is wrong. */
export const publishClaims = (
  list: PowerListTimeline,
  wanted: { listId: string; unit: OrganInput; count: number; channel: string },
  meta: CommandMeta,
): { events: readonly PowerListEvent[]; violations: readonly Violation[] } => {
  const unit = inForce(list, meta).units.get(wanted.unit.id);
  const claimed = unit === undefined ? 0 : unit.penalty + unit.other + unit.unsplit;
  const events = unlessRecorded(enforcementContract, list, make('ClaimListPublished', { ...wanted, unit: subjectOf(wanted.unit) }), meta.effective);
  if (events.length === 0 || claimed === wanted.count) return { events, violations: [] };
  const facts = { unit: wanted.unit.name, claimed: String(claimed), published: String(wanted.count) };
  const violation = {
    rule: 'published-differs-from-claimed',
    zh: `${wanted.unit.name}公布 ${wanted.count} 项，认领 ${claimed} 项`,
    en: `${wanted.unit.name} published ${wanted.count} items and claimed ${claimed}`,
    facts,
  };
  return { events, violations: [violation] };
};
