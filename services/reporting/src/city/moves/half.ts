import type { EffectiveDate } from '@yange/kernel';

/** People, or quota of one kind with its management and funding. */
export interface Moved {
  readonly what: 'persons' | 'quota';
  /** `administrative`, `institution` …; empty for people */
  readonly quotaKind: string;
  readonly management: string;
  readonly funding: string;
}

/** Half of a move over the border of a district, as the log of one side tells it. */
export interface Half extends Moved {
  readonly eventId: string;
  readonly district: string;
  readonly direction: 'out' | 'in';
  /** region code of the other side; null where the half does not name it */
  readonly counterpart: string | null;
  /** the other side in the half's own words; empty where it has none */
  readonly words: string;
  /** people or posts */
  readonly count: number;
  readonly effective: EffectiveDate;
  /** documents that it rests on, by number, by title where one has none */
  readonly documents: readonly string[];
  readonly recordedAt: string;
  readonly logId: string;
  readonly position: number;
}

/**
 * `matched`: the other side tells the same · `open`: the other side is read here and tells nothing of it · `unnamed`: it does not say who the other side is ·
 * `up`: went to the city, which keeps no log of its own people and quota: it stands there by the same event · `elsewhere`: the other side is not read here.
 */
export type HalfState = 'matched' | 'open' | 'unnamed' | 'up' | 'elsewhere';

/** In what two halves of one move may differ where one of them is wrong. */
export type Difference = 'document' | 'day' | 'count' | 'kind';

export interface MatchedHalf extends Half {
  readonly state: HalfState;
  /** event of the other half; null without one */
  readonly other: string | null;
  /** the one open half of the other side that differs in one thing alone; null where there is none, or several */
  readonly near: { readonly eventId: string; readonly differs: Difference } | null;
}
