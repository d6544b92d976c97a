import type { EffectiveDate } from '@yange/kernel';
import type { Basis } from '../figures/basis.js';
import type { Underivable } from '../figures/underivable.js';
import type { AspectName, FigureKindName, RelationName } from '../language/figure.language.js';

/** What a report says in one place. */
export interface DeclaredFigure {
  readonly id: string;
  readonly kind: FigureKindName;
  readonly words: string;
  readonly place: string;
  readonly asOf: EffectiveDate;
  readonly measures: readonly DeclaredMeasure[];
  readonly relations: readonly { readonly kind: RelationName; readonly figureId: string; readonly partition: string }[];
  readonly topics: readonly { readonly topic: string; readonly aspect: AspectName }[];
  readonly listed: readonly { readonly measure: string; readonly names: readonly string[]; readonly open: boolean }[];
  /** organs that the words name */
  readonly mentions: readonly string[];
  /** how garbled words are read */
  readonly reading: string;
  /** of what it speaks and how it is counted; holds for every measure without a scope of its own */
  readonly scope: string;
  readonly eventId: string;
  /** `YYYY-MM-DD`: the report speaks of nothing later. Dates of events are looked for up to this day, numbers up to `asOf` */
  readonly reportedOn: string;
}

export interface DeclaredMeasure {
  readonly measure: string;
  /** integer, decimal or ISO date */
  readonly value: string;
  readonly unit: string;
  readonly scope: string;
  readonly approximate: boolean;
}

export interface DerivedMeasure {
  readonly measure: string;
  /** null where the events do not give it */
  readonly value: string | null;
  readonly unit: string;
  readonly basis: Basis;
  /** all that the events say, where they do not agree; else empty */
  readonly tellings: readonly string[];
}

/** A measure that the events do not give, and why. */
export interface UnderivableMeasure {
  readonly measure: string;
  readonly reason: Underivable;
}

export type Verdict = 'match' | 'mismatch' | 'not-derivable' | 'no-claim';

/** A declared figure beside what the events give. */
export interface ReportFigure {
  readonly declared: DeclaredFigure;
  readonly derived: readonly DerivedMeasure[];
  readonly underivable: readonly UnderivableMeasure[];
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly verdict: Verdict;
  /** the weakest of its declared measures */
  readonly basis: Basis;
  /** events that the derived values rest on */
  readonly events: readonly string[];
  /** events that may or may not count at the figure's date */
  readonly uncertain: readonly string[];
  /** events that would count, had they not been corrected or annulled */
  readonly superseded: readonly string[];
}

export interface ReferenceFact {
  readonly id: string;
  readonly measure: string;
  readonly value: string;
  readonly unit: string;
  readonly area: string;
  readonly districts: number;
  readonly asOf: EffectiveDate;
  readonly source: string;
  readonly approximate: boolean;
}
