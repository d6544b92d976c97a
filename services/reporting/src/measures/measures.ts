import { enforcementMeasures } from './enforcement.measures.js';
import type { Measure } from './measure.js';
import { organMeasures } from './organ.measures.js';
import { rectificationMeasures } from './rectification.measures.js';
import { serviceMeasures } from './service.measures.js';
import { staffingMeasures } from './staffing.measures.js';
import { townshipMeasures } from './township.measures.js';

const all = [...organMeasures, ...townshipMeasures, ...serviceMeasures, ...enforcementMeasures, ...rectificationMeasures, ...staffingMeasures];

export type MeasureId = (typeof all)[number]['id'];

export const measures: readonly Measure[] = all;

const byId = new Map<string, Measure>(measures.map((one) => [one.id, one]));
const byWords = new Map(measures.map((one) => [one.zh, one]));

export const measureOf = (id: string): Measure | undefined => byId.get(id);

/** By the word that clerks use for it. */
export const measureNamed = (words: string): Measure | undefined => byWords.get(words);

/** Id of a measure by its id or words. A measure that only one district has is known by its words. */
export const measureIdOf = (idOrWords: string): string => (byId.get(idOrWords) ?? byWords.get(idOrWords))?.id ?? idOrWords;
