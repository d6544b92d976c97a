import type { MeasureDefined } from '@yange/contracts';
import type { OwnDefinition } from '../../language/own-definition.js';
import { termOf } from '../../language/term.message.js';

/** The event as figures are selected by it. @param since last day of its effective date: from then on it surely holds */
export const ownDefinitionOf = ({ measure, figureId, term, numerator, denominator, unit, titleEn }: MeasureDefined, since: string): OwnDefinition => ({
  measure,
  figureId,
  term: termOf(term),
  numerator: numerator === undefined ? null : termOf(numerator),
  denominator: denominator === undefined ? null : termOf(denominator),
  since,
  unit,
  en: titleEn,
});
