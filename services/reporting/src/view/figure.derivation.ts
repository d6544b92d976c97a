import { basisOf, weakestFirst, type Basis } from '../figures/basis.js';
import type { Asking, Evaluated } from '../figures/evaluated.js';
import type { FigureDefinition } from '../figures/measure.definition.js';
import { answeringFrom, evaluateBy, type Answering } from '../figures/term.evaluation.js';
import { unitNamed } from '../language/scope.language.js';
import type { Term } from '../language/term.js';
import type { LedgerIndex } from '../ledger/ledger.js';
import type { DeclaredFigure, DeclaredMeasure, DerivedMeasure, ReportFigure, UnderivableMeasure, Verdict } from './report.figure.js';

/** What the events give for a declared figure at the figure's own date, and how the two compare. */
export const deriveFigure = (declared: DeclaredFigure, definition: FigureDefinition, entries: LedgerIndex, tolerance: number): ReportFigure =>
  deriveFigureBy(declared, definition, answeringFrom(entries), tolerance);

/** The same by what answers the queries of its terms. */
export const deriveFigureBy = (declared: DeclaredFigure, { measures }: FigureDefinition, answer: Answering, tolerance: number): ReportFigure => {
  const found = measures.map(({ measure, unit, term }) => ({ measure, unit, found: evaluateBy(term, answer, askingFor(declared, measure)) }));
  const rated = measures.find(({ rate }) => rate !== undefined);
  const part = (term: Term | undefined): Evaluated | null => (term === undefined || rated === undefined ? null : evaluateBy(term, answer, askingFor(declared, rated.measure)));
  const [numerator, denominator] = [part(rated?.rate?.numerator), part(rated?.rate?.denominator)];
  const evaluated = [...found.map((one) => one.found), ...[numerator, denominator].filter((one) => one !== null)];
  const derived = found.map((one) => derivedMeasure(one, declared, tolerance));
  return {
    declared,
    derived,
    underivable: underivableOf(declared.measures, found, derived),
    numerator: numerator?.value ?? null,
    denominator: denominator?.value ?? null,
    verdict: verdictOf(declared.measures, derived, tolerance),
    basis: weakestBasis(declared.measures, derived),
    events: unique(evaluated.map((one) => one.events)),
    uncertain: unique(evaluated.map((one) => one.uncertain)),
    superseded: unique(evaluated.map((one) => one.superseded)),
  };
};

interface Found {
  readonly measure: string;
  readonly unit: string;
  readonly found: Evaluated;
}

const askingFor = (declared: DeclaredFigure, measure: string): Asking => {
  const own = declared.measures.find((one) => one.measure === measure)?.scope;
  return { asOf: declared.asOf.to, reported: declared.reportedOn, unit: unitNamed(own === undefined || own === '' ? declared.scope : own) };
};

const unique = (sets: readonly ReadonlySet<string>[]): readonly string[] => [...new Set(sets.flatMap((set) => [...set]))];

/** Where the events do not agree among themselves, at least one of them contradicts the report: that one is the value. */
const derivedMeasure = ({ measure, unit, found }: Found, { measures }: DeclaredFigure, tolerance: number): DerivedMeasure => {
  const said = measures.find((one) => one.measure === measure);
  const contradicting = said === undefined ? undefined : found.tellings.find((value) => !agrees(said, value, tolerance));
  return { measure, value: found.value ?? contradicting ?? null, unit, basis: basisOf(found), tellings: found.tellings };
};

const underivableOf = (
  declared: readonly DeclaredMeasure[],
  found: readonly { readonly measure: string; readonly found: Evaluated }[],
  derived: readonly DerivedMeasure[],
): readonly UnderivableMeasure[] => [
  ...found.flatMap(({ measure, found: { reason } }, index) => (reason === null || derived[index]?.value !== null ? [] : [{ measure, reason }])),
  ...declared.filter(({ measure }) => !found.some((one) => one.measure === measure)).map(({ measure }) => ({ measure, reason: 'no-definition' as const })),
];

const verdictOf = (declared: readonly DeclaredMeasure[], derived: readonly DerivedMeasure[], tolerance: number): Verdict => {
  if (declared.length === 0) return 'no-claim';
  const values = declared.map((one) => ({ one, value: derived.find(({ measure }) => measure === one.measure)?.value ?? null }));
  if (values.some(({ one, value }) => value !== null && !agrees(one, value, tolerance))) return 'mismatch';
  return values.every(({ value }) => value !== null) ? 'match' : 'not-derivable';
};

/** Whether a value is what the report says; of one that is about so much, within so many per cent. */
export const agrees = (declared: DeclaredMeasure, value: string, tolerance: number): boolean =>
  declared.value === value || (declared.approximate && Math.abs(Number(value) - Number(declared.value)) <= (Math.abs(Number(declared.value)) * tolerance) / 100);

/** Of all that the report declares, or of all that is derived where it declares nothing. What cannot be derived rests on the sentence alone. */
const weakestBasis = (declared: readonly DeclaredMeasure[], derived: readonly DerivedMeasure[]): Basis => {
  const measures = declared.length > 0 ? declared.map((one) => derived.find(({ measure }) => measure === one.measure)) : derived;
  if (measures.length === 0 || measures.some((one) => one === undefined || one.value === null)) return 'stated';
  return weakestFirst.find((basis) => measures.some((one) => one?.basis === basis)) ?? 'stated';
};
