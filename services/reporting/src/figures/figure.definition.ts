import type { MeasureId } from '../measures/measures.js';
import type { Term } from './term.js';

export interface MeasureDefinition {
  readonly measure: string;
  readonly term: Term;
}

/** How one figure of a report of this kind is derived. What the report says about it is data in the log, not here. */
export interface FigureDefinition {
  readonly id: string;
  readonly measures: readonly MeasureDefinition[];
  /** for rates: what is divided by what */
  readonly rate?: { readonly numerator: Term; readonly denominator: Term };
}

/** @param measures measure id → term, in the order in which they are shown */
export const figure = (id: string, measures: Readonly<Partial<Record<MeasureId, Term>>>, rate?: FigureDefinition['rate']): FigureDefinition => ({
  id,
  measures: Object.entries(measures).map(([name, term]) => ({ measure: name, term })),
  ...(rate === undefined ? {} : { rate }),
});
