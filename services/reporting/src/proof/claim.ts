import type { EffectiveDate } from '@yange/kernel';
import type { Words } from '@yange/use-case';
import type { Basis } from '../figures/basis.js';
import type { Underivable } from '../figures/underivable.js';

/** What the log gives for a measure on a day. */
export interface LogValue {
  /** integer, decimal or ISO date; null where the events do not give it, with the reason */
  readonly value: string | null;
  readonly reason: Underivable | null;
  readonly asOf: EffectiveDate;
  readonly basis: Basis;
  readonly events: readonly string[];
  readonly uncertain: readonly string[];
}

/** Something that a text may say and the log can answer: a measure of a scope. */
export interface Claim {
  /** of the declared figure whose words are known; empty where no report has declared the measure */
  readonly figureId: string;
  readonly measure: string;
  readonly title: Words;
  readonly unit: string;
  readonly scope: string;
  /** the very words of a report; empty where there are none */
  readonly quote: string;
  /** what the report says, in its own digits; empty where no report does */
  readonly declared: string;
  /** garbled words as they are to be read; empty where they are sound */
  readonly reading: string;
  /** how it is spoken of: by its title, in the words of a report */
  readonly phrases: readonly string[];
  /** names of which the text has to hold one for the claim to be meant; none for what is of the whole district */
  readonly spokenOf: readonly string[];
  /** numbers near to the declared one by so many per cent agree, where it is said with 约 */
  readonly tolerance: number;
  /** what it comes to at its own date, or by the end of another day, `YYYY-MM-DD` */
  valueOn(day?: string): LogValue;
}

export const endOf = (day: string): EffectiveDate => ({ from: null, to: day, precision: 'by-end-of', text: `截至${day}` });

/** The same question asked again for the same day is answered once. */
export const rememberedByDay = (value: (day: string | undefined) => LogValue): ((day?: string) => LogValue) => {
  const kept = new Map<string | undefined, LogValue>();
  return (day) => {
    const known = kept.get(day) ?? value(day);
    kept.set(day, known);
    return known;
  };
};
