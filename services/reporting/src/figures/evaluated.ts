import type { ContributionKind } from '../ledger/contribution.js';
import { foremost, type Underivable } from './underivable.js';

/** What a term comes to, and what it rests on. */
export interface Evaluated {
  /** integer, decimal or ISO date of as many parts as are known; null where it cannot be derived */
  readonly value: string | null;
  /** why there is no value; null where there is one */
  readonly reason: Underivable | null;
  /** all that the events say, where they do not agree; else empty */
  readonly tellings: readonly string[];
  readonly calculated: boolean;
  readonly kinds: ReadonlySet<ContributionKind>;
  readonly events: ReadonlySet<string>;
  /** events that may or may not count at that date */
  readonly uncertain: ReadonlySet<string>;
  /** events that would count, had they not been corrected or annulled */
  readonly superseded: ReadonlySet<string>;
}

/** For which figure a term is evaluated. Days are `YYYY-MM-DD`. */
export interface Asking {
  /** last day on which a number counts */
  readonly asOf: string;
  /** last day of which the report speaks: up to it dates are looked for */
  readonly reported: string;
  /** the one unit that the figure's scope names; null where it names none */
  readonly unit: string | null;
}

const none: ReadonlySet<never> = new Set<never>();

export const nothingGiven: Evaluated = { value: null, reason: 'not-given', tellings: [], calculated: false, kinds: none, events: none, uncertain: none, superseded: none };

export const union = <T>(sets: readonly ReadonlySet<T>[]): ReadonlySet<T> => new Set(sets.flatMap((set) => [...set]));

/** Calculated from parts that all have a value. @param calculate null where there is no result, for the reason given */
export const combined = (parts: readonly Evaluated[], calculate: (numbers: readonly number[]) => string | null, otherwise: Underivable = 'never-recorded'): Evaluated => {
  const missing = foremost(parts.map((part) => part.reason));
  const value = missing === null ? calculate(parts.map((part) => Number(part.value))) : null;
  return {
    value,
    reason: value === null ? (missing ?? otherwise) : null,
    tellings: [],
    calculated: true,
    kinds: union(parts.map((part) => part.kinds)),
    events: union(parts.map((part) => part.events)),
    uncertain: union(parts.map((part) => part.uncertain)),
    superseded: union(parts.map((part) => part.superseded)),
  };
};
