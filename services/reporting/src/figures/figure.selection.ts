import type { OwnDefinition } from '../language/own-definition.js';
import { measureOf } from '../measures/measures.js';
import type { DeclaredFigure } from '../view/report.figure.js';
import { knownDefinition, knownDefinitions } from './known.definitions.js';
import { rateOf, type FigureDefinition, type MeasureDefinition } from './measure.definition.js';

type Declared = Pick<DeclaredFigure, 'id' | 'measures' | 'reportedOn'>;

/**
 * What is derived for a declared figure: each measure that it claims, and each that the district defines for this very figure. The definition in force on the
 * day of the report counts: for this figure before for all, the district's own before the one that the product knows.
 * @param own in the order of effect
 */
export const definitionOf = ({ id, measures, reportedOn }: Declared, own: readonly OwnDefinition[]): FigureDefinition => {
  const inForce = own.filter(({ since }) => since <= reportedOn);
  const claimed = measures.map(({ measure }) => measure);
  const asked = inForce.filter(({ figureId, measure }) => figureId === id && !claimed.includes(measure)).map(({ measure }) => measure);
  return {
    measures: [...claimed, ...new Set(asked)].flatMap((measure) => {
      const of = (figureId: string) => inForce.findLast((one) => one.measure === measure && one.figureId === figureId);
      const found = of(id) ?? of('');
      const definition = found === undefined ? knownDefinition(measure) : readable(found);
      return definition === undefined ? [] : [definition];
    }),
  };
};

/** Every definition in force on a day: the district's own, and those of the product that it did not define otherwise for all figures. */
export const definitionsOn = (on: string, own: readonly OwnDefinition[]): readonly MeasureDefinition[] => {
  const inForce = [...new Map(own.filter(({ since }) => since <= on).map((one) => [`${one.figureId} ${one.measure}`, one])).values()];
  return [...knownDefinitions.filter(({ measure }) => !inForce.some((one) => one.figureId === '' && one.measure === measure)), ...inForce.flatMap((one) => readable(one) ?? [])];
};

const readable = ({ measure, unit, term, numerator, denominator }: OwnDefinition): MeasureDefinition | undefined =>
  term === null ? undefined : { measure, unit: measureOf(measure)?.unit ?? unit, term, ...rateOf(term, numerator, denominator) };
