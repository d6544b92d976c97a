import { queriesIn, type Query, type Term } from '../language/term.js';

/** What is divided by what. */
export interface Rate {
  readonly numerator: Term;
  readonly denominator: Term;
}

/** How one measure of a report is derived. */
export interface MeasureDefinition {
  readonly measure: string;
  /** its measure word: 个, 名 … */
  readonly unit: string;
  readonly term: Term;
  /** for rates */
  readonly rate?: Rate;
}

/** What is derived for one figure of a report, in the order in which it is shown. What the report says about it stands in the declaration. */
export interface FigureDefinition {
  readonly measures: readonly MeasureDefinition[];
}

/** A share divides its part by its whole, unless it is told otherwise; what is only stated as a rate says itself what it would divide. */
export const rateOf = (term: Term, numerator: Term | null, denominator: Term | null): { readonly rate?: Rate } => {
  if (numerator !== null && denominator !== null) return { rate: { numerator, denominator } };
  return term.form === 'share' ? { rate: { numerator: term.part, denominator: term.whole } } : {};
};

export const queriesOf = (definitions: readonly MeasureDefinition[]): readonly Query[] =>
  definitions.flatMap(({ term, rate }) => [term, ...(rate === undefined ? [] : [rate.numerator, rate.denominator])].flatMap(queriesIn));
