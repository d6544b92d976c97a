import type { FigureDefinition } from '../figures/figure.definition.js';
import { evaluate, type Evaluated } from '../figures/term.evaluation.js';
import type { LedgerIndex } from '../ledger/ledger.js';
import { measureOf } from '../measures/measures.js';
import type { Basis, DeclaredFigure, DeclaredMeasure, DerivedMeasure, ReportFigure, Verdict } from './report.figure.js';

const nothingDefined = { id: '', measures: [] } satisfies FigureDefinition;

/** What the events give for a declared figure at the figure's own date, and how the two compare. */
export const deriveFigure = (declared: DeclaredFigure, definition: FigureDefinition = nothingDefined, entries: LedgerIndex, tolerance: number): ReportFigure => {
  const asOf = declared.asOf.to;
  const values = definition.measures.map(({ measure, term }) => ({ measure, found: evaluate(term, entries, asOf) }));
  const numerator = definition.rate === undefined ? null : evaluate(definition.rate.numerator, entries, asOf);
  const denominator = definition.rate === undefined ? null : evaluate(definition.rate.denominator, entries, asOf);
  const evaluated = [...values.map(({ found }) => found), ...[numerator, denominator].filter((one) => one !== null)];
  const derived = values.map(({ measure, found }) => ({ measure, value: found.value, unit: measureOf(measure)?.unit ?? '' }));
  return {
    declared,
    derived,
    numerator: numerator?.value ?? null,
    denominator: denominator?.value ?? null,
    verdict: verdictOf(declared.measures, derived, tolerance),
    basis: basisOf(values.map(({ found }) => found)),
    events: unique(evaluated.map((one) => one.events)),
    uncertain: unique(evaluated.map((one) => one.uncertain)),
  };
};

const unique = (sets: readonly ReadonlySet<string>[]): readonly string[] => [...new Set(sets.flatMap((set) => [...set]))];

const verdictOf = (declared: readonly DeclaredMeasure[], derived: readonly DerivedMeasure[], tolerance: number): Verdict => {
  if (declared.length === 0) return 'no-claim';
  const values = declared.map((one) => ({ one, value: derived.find(({ measure }) => measure === one.measure)?.value ?? null }));
  if (values.some(({ one, value }) => value !== null && !agrees(one, value, tolerance))) return 'mismatch';
  return values.every(({ value }) => value !== null) ? 'match' : 'not-derivable';
};

const agrees = (declared: DeclaredMeasure, value: string, tolerance: number): boolean =>
  declared.value === value || (declared.approximate && Math.abs(Number(value) - Number(declared.value)) <= (Math.abs(Number(declared.value)) * tolerance) / 100);

/** Calculated from several measures, else as good as the weakest source. What cannot be derived rests on the sentence alone. */
const basisOf = (values: readonly Evaluated[]): Basis => {
  if (values.length === 0 || values.some((one) => one.value === null)) return 'stated';
  if (values.some((one) => one.calculated)) return 'computed';
  const kinds = new Set(values.flatMap((one) => [...one.kinds]));
  if (kinds.has('stated')) return 'stated';
  return kinds.has('block') ? 'block' : 'counted';
};
