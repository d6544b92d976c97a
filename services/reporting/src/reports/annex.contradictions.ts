import type { Query } from '../language/term.js';
import type { BoundNumber } from './bound.number.js';

/** What an annex says in its last line. */
export interface AnnexTotal {
  readonly title: string;
  readonly query: Query;
  readonly total: number;
}

export interface AnnexContradiction {
  readonly number: BoundNumber;
  readonly annex: AnnexTotal;
}

/**
 * Numbers of the text that an annex of the same report denies: derived by the very question that the annex asks, and written otherwise than its total. A number of another day may differ, as long
 * as the log gives another value for that day.
 * @param on day of the report, of which annexes are
 */
export const annexContradictions = (numbers: readonly BoundNumber[], annexes: readonly AnnexTotal[], on: string): readonly AnnexContradiction[] =>
  numbers.flatMap((number) => annexes.filter((annex) => denies(annex, number, on)).map((annex) => ({ number, annex })));

const denies = ({ query, total }: AnnexTotal, { definition, value, derived, declared, contradicts, asOf }: BoundNumber, on: string): boolean => {
  if (value === null || definition?.term.form !== 'query' || keyOf(definition.term.query) !== keyOf(query)) return false;
  // 约 is not exact, and what agrees with it within the tolerance denies nothing.
  if (declared?.approximate === true && !contradicts) return false;
  return Number(value) !== total && (asOf.to === on || Number(derived?.value ?? Number.NaN) === total);
};

/** Conditions are written in any order. */
const keyOf = ({ measure, where = {}, ...rest }: Query): string => JSON.stringify([measure, Object.entries(where).map(([dimension, value]) => [dimension, [value].flat().toSorted()]).toSorted(), Object.entries(rest).toSorted()]);
