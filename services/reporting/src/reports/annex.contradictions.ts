import type { MeasureDefinition } from '../figures/measure.definition.js';
import { evaluate } from '../figures/term.evaluation.js';
import type { AnnexDefinition } from '../language/annex.notation.js';
import { unitNamed } from '../language/scope.language.js';
import { queriesIn, type Query, type Term } from '../language/term.js';
import type { LedgerIndex } from '../ledger/ledger.js';
import type { BoundNumber } from './bound.number.js';

/** Annexes of a report, and the ledger that their rows are of. */
export interface Annexed {
  readonly annexes: readonly Pick<AnnexDefinition, 'title' | 'query' | 'columns'>[];
  readonly index: LedgerIndex;
  /** day of the report, of which annexes are */
  readonly on: string;
}

export interface AnnexContradiction {
  /** null where annexes deny one another */
  readonly number: BoundNumber | null;
  /** annexes whose rows come to `total`; all of their rows where `whole` */
  readonly titles: readonly string[];
  readonly total: number;
  readonly whole: boolean;
  /** where annexes deny one another: what the rows of others come to, and of which measure both tell */
  readonly other: { readonly titles: readonly string[]; readonly total: number; readonly measure: string } | null;
}

/** What rows of annexes come to for one term. */
interface Told {
  readonly titles: readonly string[];
  readonly total: number;
  readonly whole: boolean;
}

/**
 * Numbers of the text that an annex of the same report denies: whatever of its derivation can be read off the rows of annexes (a part of the rows, several annexes together, one side of two that must
 * agree) comes to another number than the text has. A number of another day may differ, as long as the log gives another value for that day.
 */
export const annexContradictions = (numbers: readonly BoundNumber[], annexed: Annexed): readonly AnnexContradiction[] =>
  numbers.flatMap((number) => toldOf(number.definition?.term, unitNamed(number.scope), annexed).filter(({ total }) => denies(total, number, annexed.on)).map((told) => ({ number, ...told, other: null })));

/** Annexes that deny one another: a measure says that two of its terms agree, both can be read off annexes, and they differ. */
export const annexesApart = (definitions: readonly MeasureDefinition[], annexed: Annexed): readonly AnnexContradiction[] => {
  const found = definitions.flatMap(({ measure, term }) => {
    // Of one unit that a scope would name nobody asks here.
    const [first, ...others] = term.form === 'agreed' && !queriesIn(term).some(({ ofScope }) => ofScope) ? toldOf(term, null, annexed) : [];
    return first === undefined ? [] : others.filter(({ total }) => total !== first.total).map((other) => ({ number: null, ...first, other: { titles: other.titles, total: other.total, measure } }));
  });
  return [...new Map(found.map((one) => [JSON.stringify([one.titles, one.total, one.other.titles, one.other.total]), one])).values()];
};

const denies = (total: number, { value, derived, declared, contradicts, asOf }: BoundNumber, on: string): boolean => {
  if (value === null) return false;
  // 约 is not exact, and what agrees with it within the tolerance denies nothing.
  if (declared?.approximate === true && !contradicts) return false;
  return Number(value) !== total && (asOf.to === on || Number(derived?.value ?? Number.NaN) === total);
};

const toldOf = (term: Term | undefined, unit: string | null, { annexes, index, on }: Annexed): readonly Told[] =>
  readable(term, annexes).flatMap((one) => {
    const { value } = evaluate(one, index, { asOf: on, reported: on, unit });
    const behind = annexes.filter((annex) => queriesIn(one).some((query) => isReadOff(query, annex)));
    const whole = one.form === 'query' && behind.some((annex) => keyOf(annex.query) === keyOf(one.query));
    return value === null || Number.isNaN(Number(value)) ? [] : [{ titles: behind.map(({ title }) => title), total: Number(value), whole }];
  });

/** The terms of which every question can be answered from the rows of annexes. Of what must agree, each side by itself. */
const readable = (term: Term | undefined, annexes: Annexed['annexes']): readonly Term[] => {
  if (term === undefined) return [];
  if (term.form === 'agreed') return term.terms.flatMap((one) => readable(one, annexes));
  const queries = queriesIn(term);
  return queries.length > 0 && queries.every((query) => annexes.some((annex) => isReadOff(query, annex))) ? [term] : [];
};

/**
 * A question whose answer is the sum of rows that a reader can tell by what the annex shows: it asks for nothing that the annex leaves out, and chooses by its name or its columns, or by what holds for
 * all rows.
 */
const isReadOff = ({ measure, where = {}, take, by, ofScope }: Query, { query, columns }: Annexed['annexes'][number]): boolean => {
  if (measure !== query.measure || (take !== 'sum' && take !== 'each') || query.ofScope) return false;
  const shown = (dimension: string): boolean => dimension === 'owner' || columns.includes(dimension);
  const within = Object.entries(query.where ?? {}).every(([dimension, wanted]) => where[dimension] !== undefined && [where[dimension]].flat().every((value) => [wanted].flat().includes(value)));
  const chosen = Object.entries(where).every(([dimension, wanted]) => shown(dimension) || sameValues(query.where?.[dimension] ?? [], wanted));
  return within && chosen && (ofScope !== true || shown('owner')) && (by === undefined || shown(by));
};

const sameValues = (one: string | readonly string[], other: string | readonly string[]): boolean => JSON.stringify([one].flat().toSorted()) === JSON.stringify([other].flat().toSorted());

/** Conditions are written in any order. */
const keyOf = ({ measure, where = {}, ...rest }: Query): string => JSON.stringify([measure, Object.entries(where).map(([dimension, value]) => [dimension, [value].flat().toSorted()]).toSorted(), Object.entries(rest).toSorted()]);
