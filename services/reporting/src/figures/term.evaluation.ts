import { certaintyAt, type EffectiveDate } from '@yange/kernel';
import type { ContributionKind } from '../ledger/contribution.js';
import { byEffect, type LedgerEntry, type LedgerIndex } from '../ledger/ledger.js';
import type { Query, Term } from './term.js';

/** What a term comes to at a date, and what it rests on. */
export interface Evaluated {
  /** integer, decimal or ISO date of as many parts as are known; null where it cannot be derived */
  readonly value: string | null;
  readonly calculated: boolean;
  readonly kinds: ReadonlySet<ContributionKind>;
  readonly events: ReadonlySet<string>;
  /** events that may or may not count at that date */
  readonly uncertain: ReadonlySet<string>;
}

/** @param asOf last day that counts, `YYYY-MM-DD` */
export const evaluate = (term: Term, entries: LedgerIndex, asOf: string): Evaluated => {
  switch (term.form) {
    case 'query':
      return evaluateQuery(term.query, entries, asOf);
    case 'agreed': {
      const parts = term.terms.map((one) => evaluate(one, entries, asOf));
      return { ...combined(parts, same), calculated: false };
    }
    case 'plus':
      return combined(term.terms.map((one) => evaluate(one, entries, asOf)), (numbers) => String(numbers.reduce((total, one) => total + one, 0)));
    case 'minus':
      return combined([evaluate(term.left, entries, asOf), evaluate(term.right, entries, asOf)], ([left = 0, right = 0]) => String(left - right));
    case 'share':
      return combined([evaluate(term.part, entries, asOf), evaluate(term.whole, entries, asOf)], ([part = 0, whole = 0]) => percentage(part, whole, term.decimals));
    case 'least-count':
      return combined([evaluate(term.percent, entries, asOf), evaluate(term.of, entries, asOf)], ([percent = 0, of = 0]) => String(Math.ceil((percent * of) / 100)));
  }
};

/** Half up, in whole numbers: 41 of 99 with one decimal is 41.4. */
export const percentage = (part: number, whole: number, decimals: number): string | null => {
  if (whole === 0) return null;
  const scale = 10 ** decimals;
  const scaled = Math.floor((2 * part * 100 * scale + whole) / (2 * whole));
  return scaled % scale === 0 ? String(scaled / scale) : (scaled / scale).toFixed(decimals);
};

const same = (numbers: readonly number[]): string | null => (new Set(numbers).size === 1 ? String(numbers[0]) : null);

const combined = (parts: readonly Evaluated[], calculate: (numbers: readonly number[]) => string | null): Evaluated => ({
  value: parts.some((part) => part.value === null) ? null : calculate(parts.map((part) => Number(part.value))),
  calculated: true,
  kinds: union(parts.map((part) => part.kinds)),
  events: union(parts.map((part) => part.events)),
  uncertain: union(parts.map((part) => part.uncertain)),
});

const union = <T>(sets: readonly ReadonlySet<T>[]): ReadonlySet<T> => new Set(sets.flatMap((set) => [...set]));

const evaluateQuery = (query: Query, entries: LedgerIndex, asOf: string): Evaluated => {
  const selected = (entries.get(query.measure) ?? []).filter((entry) => matches(entry, query.where ?? {}));
  const certain = selected.filter((entry) => certaintyAt(entry.effective, asOf) === 'certain').sort(byEffect);
  const possible = selected.filter((entry) => certaintyAt(entry.effective, asOf) === 'possible').sort(byEffect);
  const counted = countedEntries(certain);
  return {
    value: certain.length === 0 ? null : valueOf(query, certain, counted),
    calculated: false,
    kinds: new Set(query.take === 'when' ? ['stated'] : counted.map((entry) => entry.kind)),
    events: new Set(certain.map((entry) => entry.eventId)),
    uncertain: new Set(possible.map((entry) => entry.eventId)),
  };
};

const matches = (entry: LedgerEntry, where: NonNullable<Query['where']>): boolean =>
  Object.entries(where).every(([dimension, wanted]) => {
    const value = entry.dims[dimension] ?? '';
    return typeof wanted === 'string' ? value === wanted : wanted.includes(value);
  });

const valueOf = (query: Query, certain: readonly LedgerEntry[], counted: readonly LedgerEntry[]): string | null => {
  const last = certain.at(-1);
  switch (query.take) {
    case 'sum':
      return String(totalOf(certain));
    case 'latest':
      return last === undefined ? null : String(last.amount);
    case 'when':
      return last === undefined ? null : isoOf(last.effective);
    case 'each':
      return eachOf(counted, certain, query.by ?? '');
  }
};

/** The balance of every key: a `set` replaces, an `add` adds, in the order of effect. */
const balances = (entries: readonly LedgerEntry[]): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const { key, operation, amount } of entries) found.set(key, operation === 'set' ? amount : (found.get(key) ?? 0) + amount);
  return found;
};

const totalOf = (entries: readonly LedgerEntry[]): number => [...balances(entries).values()].reduce((total, one) => total + one, 0);

/** Entries of keys that still hold something; what is used up does not decide how well a value is known. A stated zero is what it says. */
const countedEntries = (certain: readonly LedgerEntry[]): readonly LedgerEntry[] => {
  const held = balances(certain);
  const kept = certain.filter((entry) => held.get(entry.key) !== 0);
  return kept.length === 0 ? certain : kept;
};

/** The value that every member has; null where members differ. */
const eachOf = (counted: readonly LedgerEntry[], certain: readonly LedgerEntry[], by: string): string | null => {
  const members = new Set(counted.map((entry) => entry.dims[by] ?? ''));
  return same([...members].map((member) => totalOf(certain.filter((entry) => (entry.dims[by] ?? '') === member))));
};

/** 2019-02-01, 2020-03 or 2018: never more than the source says. */
const isoOf = (effective: EffectiveDate): string =>
  ({ day: effective.to, month: effective.to.slice(0, 7), year: effective.to.slice(0, 4), 'by-end-of': effective.to.slice(0, 7), range: effective.to })[effective.precision];
