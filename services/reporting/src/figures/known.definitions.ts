import { readTerm } from '../language/term.notation.js';
import { measureOf, type MeasureId } from '../measures/measures.js';
import { enforcementDefinitions } from './enforcement.definitions.js';
import { rateOf, type MeasureDefinition } from './measure.definition.js';
import { organDefinitions } from './organ.definitions.js';
import { rectificationDefinitions } from './rectification.definitions.js';
import { serviceDefinitions } from './service.definitions.js';
import { staffingDefinitions } from './staffing.definitions.js';
import { townshipDefinitions } from './township.definitions.js';

/** Measure, 推算, and for a rate that is not calculated 分子 and 分母: the row of a table 指标定义 that every district has without bringing it. */
export type KnownDefinition = readonly [measure: MeasureId, derivation: string, numerator?: string, denominator?: string];

const definitionOf = ([measure, derivation, numerator, denominator]: KnownDefinition): MeasureDefinition => {
  const term = readTerm(derivation);
  return { measure, unit: measureOf(measure)?.unit ?? '', term, ...rateOf(term, numerator === undefined ? null : readTerm(numerator), denominator === undefined ? null : readTerm(denominator)) };
};

/** Those that nearly every report asks for: the projection marks the rows that they may select. */
export const markedDefinitions: readonly MeasureDefinition[] = [
  ...organDefinitions,
  ...townshipDefinitions,
  ...serviceDefinitions,
  ...enforcementDefinitions,
  ...rectificationDefinitions,
].map(definitionOf);

/**
 * How the measures that the product has words for are derived, as long as a district does not define them otherwise. For the size of the establishment no row is marked: a report
 * would read every post and person of its district to say nothing of them.
 */
export const knownDefinitions: readonly MeasureDefinition[] = [...markedDefinitions, ...staffingDefinitions.map(definitionOf)];

const byMeasure = new Map(knownDefinitions.map((one) => [one.measure, one]));

export const knownDefinition = (measure: string): MeasureDefinition | undefined => byMeasure.get(measure);
