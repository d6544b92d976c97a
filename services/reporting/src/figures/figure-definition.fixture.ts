import type { Term } from '../language/term.js';
import { measureOf, type MeasureId } from '../measures/measures.js';
import { rateOf, type FigureDefinition } from './measure.definition.js';

/** `figure({ grids: sum('grids') })`: measure id → term, in the order in which they are shown. */
export const figure = (measures: Readonly<Partial<Record<MeasureId, Term>>>, numerator: Term | null = null, denominator: Term | null = null): FigureDefinition => ({
  measures: Object.entries(measures).map(([measure, term]) => ({ measure, unit: measureOf(measure)?.unit ?? '', term, ...rateOf(term, numerator, denominator) })),
});
