import { certaintyAt } from '@yange/kernel';
import { isoOf } from '../ledger/iso-date.js';
import { byEffect } from '../ledger/by-effect.js';
import { type LedgerEntry, type LedgerIndex, type Supersession } from '../ledger/ledger.js';
import type { Asking, Evaluated } from './evaluated.js';
import { usualDay, type Query } from '../language/term.js';
import type { Underivable } from './underivable.js';

/** What the entries that a query selects come to on its day, which of them only may count, and which of them would, had they not been superseded. */
export const evaluateQuery = (query: Query, entries: LedgerIndex, { asOf, reported, unit }: Asking): Evaluated => {
  const isDate = query.take === 'when' || query.take === 'date';
  const day = (query.upTo ?? usualDay(query.take)) === 'report' ? reported : asOf;
  const where = selectionOf(query, unit);
  const measured = entries.get(query.measure) ?? [];
  const selected = measured.filter((entry) => entry.former === undefined && matches(entry.dims, where));
  const certain = selected.filter((entry) => certaintyAt(entry.effective, day) === 'certain').sort(byEffect);
  const possible = selected.filter((entry) => certaintyAt(entry.effective, day) === 'possible').sort(byEffect);
  const former = measured.flatMap((entry) => formerly(entry, where, day));
  const counted = countedEntries(certain);
  const values = valuesOf(query, certain, counted);
  const value = values.length === 1 ? (values[0] ?? null) : null;
  return {
    value,
    reason: value === null ? reasonOf(values, certain.length === 0 && selected.length > 0, former) : null,
    tellings: values.length > 1 ? values : [],
    calculated: false,
    kinds: new Set(isDate ? ['stated'] : counted.map((entry) => entry.kind)),
    events: new Set(certain.map((entry) => entry.eventId)),
    uncertain: new Set(possible.map((entry) => entry.eventId)),
    superseded: new Set(former.map(({ eventId }) => eventId)),
  };
};

/** Dimensions by which a query selects, the unit of the figure's scope among them. */
export const selectionOf = ({ where, ofScope }: Query, unit: string | null): NonNullable<Query['where']> => ({ ...where, ...(ofScope && unit !== null ? { owner: unit } : {}) });

export const matches = (dims: LedgerEntry['dims'], where: NonNullable<Query['where']>): boolean =>
  Object.entries(where).every(([dimension, wanted]) => {
    const value = dims[dimension] ?? '';
    return typeof wanted === 'string' ? value === wanted : wanted.includes(value);
  });

export interface Former {
  readonly eventId: string;
  readonly how: Supersession;
}

/** The event that is gone: the entry's own, or the one that gave its owner the category by which it was selected. */
export const formerly = (entry: LedgerEntry, where: NonNullable<Query['where']>, day: string): readonly Former[] => {
  const { dims, lost, former } = entry;
  if (certaintyAt(entry.effective, day) === 'later') return [];
  if (former !== undefined && matches(dims, where)) return [{ eventId: entry.eventId, how: former }];
  if (lost === undefined || matches(dims, where) || !matches({ ...dims, ownerCategory: lost.ownerCategory }, where)) return [];
  return [{ eventId: lost.eventId, how: lost.how }, ...(former === undefined ? [] : [{ eventId: entry.eventId, how: former }])];
};

/** An event that was annulled says more than another that came too late; one that was corrected to a later day came too late. */
export const reasonOf = (values: readonly string[], tooLate: boolean, former: readonly Former[]): Underivable => {
  if (values.length > 1) return 'events-disagree';
  if (former.some(({ how }) => how === 'annulled')) return 'annulled';
  if (tooLate) return 'later-than-as-of';
  return former.length > 0 ? 'annulled' : 'never-recorded';
};

/** One value; none where there are no entries; several where members that should be equal are not. */
export const valuesOf = (query: Query, certain: readonly LedgerEntry[], counted: readonly LedgerEntry[]): readonly string[] => {
  const last = certain.at(-1);
  if (last === undefined) return [];
  switch (query.take) {
    case 'sum':
      return [String(totalOf(certain))];
    case 'latest':
      return [String(last.amount)];
    case 'when':
      return [isoOf(last.effective)];
    case 'date':
      return [last.dims[query.by ?? ''] ?? ''].filter((date) => date !== '');
    case 'each':
      return valuesOfEach(counted, certain, query.by ?? '');
  }
};

/** What a query counts on its day: keys that still hold something, with the dimensions that they last had. */
export interface Member {
  readonly key: string;
  readonly amount: number;
  readonly dims: LedgerEntry['dims'];
  readonly kind: LedgerEntry['kind'];
  readonly eventId: string;
}

/** In the order in which they came to be. */
export const membersAt = (query: Query, entries: LedgerIndex, { asOf, unit }: Pick<Asking, 'asOf' | 'unit'>): readonly Member[] => {
  const where = selectionOf(query, unit);
  const certain = (entries.get(query.measure) ?? []).filter((entry) => entry.former === undefined && matches(entry.dims, where) && certaintyAt(entry.effective, asOf) === 'certain').sort(byEffect);
  const held = balances(certain);
  return [...held].filter(([, amount]) => amount !== 0).flatMap(([key, amount]) => {
    const last = certain.findLast((entry) => entry.key === key);
    return last === undefined ? [] : [{ key, amount, dims: last.dims, kind: last.kind, eventId: last.eventId }];
  });
};

/** The balance of every key: a `set` replaces, an `add` adds, in the order of effect. */
const balances = (entries: readonly LedgerEntry[]): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const { key, operation, amount } of entries) found.set(key, operation === 'set' ? amount : (found.get(key) ?? 0) + amount);
  return found;
};

const totalOf = (entries: readonly LedgerEntry[]): number => [...balances(entries).values()].reduce((total, one) => total + one, 0);

/** Entries of keys that still hold something; what is used up does not decide how well a value is known. A stated zero is what it says. */
export const countedEntries = (certain: readonly LedgerEntry[]): readonly LedgerEntry[] => {
  const held = balances(certain);
  const kept = certain.filter((entry) => held.get(entry.key) !== 0);
  return kept.length === 0 ? certain : kept;
};

/** The value that every member has; as many as there are where members differ. */
const valuesOfEach = (counted: readonly LedgerEntry[], certain: readonly LedgerEntry[], by: string): readonly string[] => {
  const members = [...new Set(counted.map((entry) => entry.dims[by] ?? ''))];
  return [...new Set(members.map((member) => String(totalOf(certain.filter((entry) => (entry.dims[by] ?? '') === member)))))];
};
