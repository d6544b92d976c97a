import { evaluate, percentage } from '../figures/term.evaluation.js';
import type { LedgerIndex } from '../ledger/ledger.js';
import { queriesIn, type Query, type Term } from '../language/term.js';
import { additivities } from './additivity.js';

/** Why several districts have no common number; what can never have one comes before what one of them still owes. */
export const noRollUpReasons = ['per-unit', 'of-one-unit', 'date', 'of-each', 'not-given', 'shared-names', 'counted-without-names', 'incomplete', 'zero-denominator', 'defined-differently'] as const;
export type NoRollUp = (typeof noRollUpReasons)[number];

export interface RolledUp {
  /** integer or decimal; null where there is none, or where a district does not give its part */
  readonly value: string | null;
  readonly reason: NoRollUp | null;
  /** what those districts come to that do give their part, where another does not; else null */
  readonly partial: string | null;
  /** districts that do not give their part */
  readonly missing: readonly string[];
}

const none = (reason: NoRollUp): RolledUp => ({ value: null, reason, partial: null, missing: [] });

/**
 * One number of several districts, without counting anything twice: what each counts for itself is summed, names that they share are counted once, a rate is
 * divided anew out of summed parts. Values of each unit, of one unit, dates, standards and ordinals have no sum, and none is made up.
 * @param districts code → entries by measure, completed
 * @param asOf `YYYY-MM-DD`: the end of that day, in every district
 */
export const rollUp = (term: Term, districts: ReadonlyMap<string, LedgerIndex>, asOf: string): RolledUp => {
  if (term.form === 'share') return dividedAnew(rollUp(term.part, districts, asOf), rollUp(term.whole, districts, asOf), term.decimals, term.rounding);
  const [only, ...more] = queriesIn(term);
  if (term.form === 'query' && only !== undefined && more.length === 0 && additivities[only.measure] === 'names') return namesOf(only, districts, asOf);
  const obstacle = obstacleOf(term);
  return obstacle === null ? summed(term, districts, asOf) : none(obstacle);
};

/** @returns null where values of districts may be added */
const obstacleOf = (term: Term): NoRollUp | null => {
  switch (term.form) {
    case 'query':
      return obstacleOfQuery(term.query);
    case 'not-given':
      return 'not-given';
    case 'plus':
      return firstOf(term.terms.map(obstacleOf));
    case 'minus':
      return firstOf([term.left, term.right].map(obstacleOf));
    case 'agreed': {
      // In each district all tellings are one number: it may be added if one of them counts things.
      const all = term.terms.map(obstacleOf);
      return all.includes(null) ? null : firstOf(all);
    }
    case 'share':
    case 'least-count':
      return 'of-each';
  }
};

const obstacleOfQuery = ({ measure, take, ofScope }: Query): NoRollUp | null => {
  if (ofScope) return 'of-one-unit';
  if (take === 'each') return 'per-unit';
  if (take === 'when' || take === 'date') return 'date';
  const additivity = additivities[measure] ?? 'of-each';
  return additivity === 'things' ? null : additivity === 'names' ? 'shared-names' : 'of-each';
};

const firstOf = (reasons: readonly (NoRollUp | null)[]): NoRollUp | null => noRollUpReasons.find((one) => reasons.includes(one)) ?? null;

const summed = (term: Term, districts: ReadonlyMap<string, LedgerIndex>, asOf: string): RolledUp => {
  const values = [...districts].map(([district, entries]) => ({ district, value: evaluate(term, entries, { asOf, reported: asOf, unit: null }).value }));
  const missing = values.filter(({ value }) => value === null).map(({ district }) => district);
  const known = values.filter(({ value }) => value !== null);
  const total = known.length === 0 ? null : String(known.reduce((sum, { value }) => sum + Number(value), 0));
  return missing.length === 0 ? { value: total, reason: total === null ? 'incomplete' : null, partial: null, missing } : { value: null, reason: 'incomplete', partial: total, missing };
};

/** Of parts that are not whole no rate is made: numerator and denominator might be those of different districts. */
const dividedAnew = (part: RolledUp, whole: RolledUp, decimals: number, rounding: Parameters<typeof percentage>[3]): RolledUp => {
  const reason = firstOf([part.reason, whole.reason]);
  if (reason !== null && reason !== 'incomplete') return none(reason);
  if (part.value === null || whole.value === null) return { ...none('incomplete'), missing: [...new Set([...part.missing, ...whole.missing])].sort() };
  const value = percentage(Number(part.value), Number(whole.value), decimals, rounding);
  return value === null ? none('zero-denominator') : { value, reason: null, partial: null, missing: [] };
};

/** What is only counted (seven fields) may be the same as what another district names. */
const namesOf = (query: Query, districts: ReadonlyMap<string, LedgerIndex>, asOf: string): RolledUp => {
  const missing: string[] = [];
  const names = new Set<string>();
  for (const [district, entries] of districts) {
    const holds = (name: string): boolean => Number(evaluate({ form: 'query', query: { ...query, where: { ...query.where, name } } }, entries, { asOf, reported: asOf, unit: null }).value ?? 0) > 0;
    if (evaluate({ form: 'query', query }, entries, { asOf, reported: asOf, unit: null }).value === null) missing.push(district);
    if (holds('')) return none('counted-without-names');
    for (const name of new Set((entries.get(query.measure) ?? []).flatMap(({ dims }) => (dims['name'] === undefined || dims['name'] === '' ? [] : [dims['name']])))) if (holds(name)) names.add(name);
  }
  const count = String(names.size);
  return missing.length === 0 ? { value: count, reason: null, partial: null, missing } : { value: null, reason: 'incomplete', partial: missing.length < districts.size ? count : null, missing };
};
