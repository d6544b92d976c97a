import type { components } from '@yange/api-client';
import type { Organ } from './organ-tree.model.js';

/** An event of the audit list: who, when, under which document, what. */
export type OrganEvent = components['schemas']['EventTrail']['events'][number];

export type Mark = 'new' | 'renamed' | 'merged' | 'split' | 'ended' | 'reparented' | 'reranked';

/** Each with a sign of its own beside its colour and its word. */
export const signs: Readonly<Record<Mark, string>> = { new: '＋', renamed: '≈', merged: '⇒', split: '⇔', ended: '－', reparented: '↷', reranked: '⇅' };

export const marksInOrder = Object.keys(signs) as readonly Mark[];

export interface Marked {
  readonly mark: Mark;
  /** names, parents or ranks; empty where there was or is none */
  readonly before: string;
  readonly after: string;
  /** what brought it about, the last first; none where the log of the days between says nothing of it */
  readonly events: readonly OrganEvent[];
}

export interface OrganChange {
  readonly organ: Organ;
  /** it is no longer there on the later day */
  readonly isGone: boolean;
  readonly marks: readonly Marked[];
}

/** What makes, moves and ends organs, and counts those that no source names. */
export const organEventTypes = ['OrganEstablished', 'OrganRetained', 'OrganRenamed', 'OrganReparented', 'OrganAbolished', 'OrgansMerged', 'OrganSplit', 'OrganRankChanged', 'OrgansCounted', 'OrgansUncounted'] as const;

interface Related {
  readonly organId?: string;
  readonly name?: string;
  readonly how?: string;
}

interface Told {
  readonly organId?: string;
  readonly sources?: readonly Related[];
  readonly results?: readonly Related[];
  readonly successors?: readonly Related[];
  readonly predecessors?: readonly Related[];
}

const toldBy = (event: OrganEvent): Told => event.data as Told;

/** What was annulled or corrected since no longer says anything. */
export const standing = (events: readonly OrganEvent[]): readonly OrganEvent[] => {
  const gone = new Set(events.map(({ supersedes }) => supersedes));
  return events.filter(({ eventId, type }) => !gone.has(eventId) && type !== 'EventAnnulled');
};

const names = (event: OrganEvent, organId: string): boolean => {
  const { organId: own, sources = [], results = [] } = toldBy(event);
  return own === organId || [...sources, ...results].some((one) => one.organId === organId);
};

const joined = (related: readonly Related[] | undefined): string => (related ?? []).flatMap(({ name = '' }) => (name === '' ? [] : [name])).join('、');

const mergedHows: ReadonlySet<string> = new Set(['merged', 'absorbed', 'functions-merged']);

const has = (related: readonly Related[] | undefined, hows: ReadonlySet<string>): boolean => (related ?? []).some(({ how = '' }) => hows.has(how));

const splitHows: ReadonlySet<string> = new Set(['split']);

/** How an organ came or went: by a merger, a split, or by itself. */
const wayOf = (own: readonly OrganEvent[], organId: string, end: 'came' | 'went'): Pick<Marked, 'mark' | 'before' | 'after' | 'events'> => {
  const merger = own.filter((event) => event.type === 'OrgansMerged' || has(toldBy(event)[end === 'came' ? 'predecessors' : 'successors'], mergedHows));
  if (merger.length > 0) {
    const [first] = merger.map(toldBy);
    return { mark: 'merged', before: end === 'came' ? joined(first?.sources ?? first?.predecessors) : '', after: end === 'went' ? joined(merger.map(toldBy).find(({ successors }) => successors !== undefined)?.successors) : '', events: merger };
  }
  const split = own.filter((event) => event.type === 'OrganSplit' || has(toldBy(event)[end === 'came' ? 'predecessors' : 'successors'], splitHows));
  if (split.length > 0) return { mark: 'split', before: '', after: joined(split.map(toldBy).find(({ organId: source }) => source === organId)?.results), events: split };
  return end === 'came' ? { mark: 'new', before: '', after: '', events: own.filter(({ type }) => type === 'OrganEstablished' || type === 'OrganRetained') } : { mark: 'ended', before: '', after: '', events: own.filter(({ type }) => type === 'OrganAbolished') };
};

/** What of an organ that is there on both days is otherwise: it may have taken others in, or given some off, under its own name. */
const movedOf = (before: Organ, after: Organ, own: readonly OrganEvent[], nameOf: (organId: string) => string): readonly Marked[] => {
  const of = (...types: readonly string[]): readonly OrganEvent[] => own.filter(({ type }) => types.includes(type));
  const [merger, split] = [of('OrgansMerged'), of('OrganSplit')];
  return [
    ...(before.name === after.name ? [] : [{ mark: 'renamed' as const, before: before.name, after: after.name, events: of('OrganRenamed') }]),
    ...(merger.length === 0 ? [] : [{ mark: 'merged' as const, before: joined(toldBy(merger[0] as OrganEvent).sources), after: '', events: merger }]),
    ...(split.length === 0 ? [] : [{ mark: 'split' as const, before: '', after: joined(toldBy(split[0] as OrganEvent).results), events: split }]),
    ...(before.parentId === after.parentId ? [] : [{ mark: 'reparented' as const, before: nameOf(before.parentId), after: nameOf(after.parentId), events: of('OrganReparented') }]),
    ...(before.rank === after.rank ? [] : [{ mark: 'reranked' as const, before: before.rank, after: after.rank, events: of('OrganRankChanged') }]),
  ];
};

const byDay = (one: OrganEvent, other: OrganEvent): number => other.effective.to.localeCompare(one.effective.to) || other.position - one.position;

/**
 * What differs between two days, organ by organ. The two registers say what, the events of the days between say by what: what came and was undone in between is no change.
 * @param events of the days after the earlier one, up to the later one
 */
export const changesBetween = (before: readonly Organ[], after: readonly Organ[], events: readonly OrganEvent[]): readonly OrganChange[] => {
  const [were, are] = [new Map(before.map((organ) => [organ.organId, organ])), new Map(after.map((organ) => [organ.organId, organ]))];
  const nameOf = (organId: string): string => (are.get(organId) ?? were.get(organId))?.name ?? '';
  const told = [...standing(events)].sort(byDay);
  const own = (organId: string): readonly OrganEvent[] => told.filter((event) => names(event, organId));
  const gone = before.filter(({ organId }) => !are.has(organId)).map((organ) => ({ organ, isGone: true, marks: [wayOf(own(organ.organId), organ.organId, 'went')] }));
  const there = after.map((organ) => {
    const was = were.get(organ.organId);
    return { organ, isGone: false, marks: was === undefined ? [wayOf(own(organ.organId), organ.organId, 'came')] : movedOf(was, organ, own(organ.organId), nameOf) };
  });
  return [...there, ...gone].filter(({ marks }) => marks.length > 0);
};

export interface ChangeDay {
  readonly day: string;
  readonly count: number;
}

/** Days on which organs changed, in order, with how many events each: where a slider stops. */
export const changeDays = (events: readonly OrganEvent[]): readonly ChangeDay[] => {
  const counts = new Map<string, number>();
  for (const { effective } of standing(events)) counts.set(effective.to, (counts.get(effective.to) ?? 0) + 1);
  return [...counts].map(([day, count]) => ({ day, count })).sort((one, other) => one.day.localeCompare(other.day));
};
