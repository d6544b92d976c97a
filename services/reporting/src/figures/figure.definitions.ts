import { enforcementFigures } from './enforcement.figures.js';
import type { FigureDefinition } from './figure.definition.js';
import { organFigures } from './organ.figures.js';
import { rectificationFigures } from './rectification.figures.js';
import { serviceFigures } from './service.figures.js';
import { townshipFigures } from './township.figures.js';

/** All figures of a district's report on its institutional reform, in the order of the report. */
export const figureDefinitions: readonly FigureDefinition[] = [
  ...organFigures,
  ...townshipFigures,
  ...serviceFigures,
  ...enforcementFigures,
  ...rectificationFigures,
];
