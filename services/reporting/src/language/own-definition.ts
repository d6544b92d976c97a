import type { Term } from './term.js';

/** How a district defines a measure itself, as an event says it. */
export interface OwnDefinition {
  /** id, or the words of a measure that only this district has */
  readonly measure: string;
  /** the one figure that it is for; empty for every figure */
  readonly figureId: string;
  /** null where a later version of the language wrote it: then the measure cannot be derived here */
  readonly term: Term | null;
  readonly numerator: Term | null;
  readonly denominator: Term | null;
  /** `YYYY-MM-DD`: surely in force from this day on */
  readonly since: string;
  /** measure word and English words of a measure that only this district has; empty for one that the product knows */
  readonly unit: string;
  readonly en: string;
}
