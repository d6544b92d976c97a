/**
 * What one event adds to the ledger of measures.
 * `entity`: a thing that the source names; `block`: things that it counts without naming;
 * `stated`: a zero, a target, a plan, a date, a document – a statement that no counting stands behind.
 */
export type ContributionKind = 'entity' | 'block' | 'stated';

export interface Contribution {
  /** what is measured: `organs`, `quota` …; equal numbers of different measures never meet */
  readonly measure: string;
  /** measure word of the source: 个, 名, 支 … */
  readonly unit: string;
  /** whose value it is; a `set` replaces what the same key had before, in the order of effect */
  readonly key: string;
  readonly operation: 'set' | 'add';
  readonly amount: number;
  /** category, rank, owner … by which figures select */
  readonly dims: Readonly<Record<string, string>>;
  readonly kind: ContributionKind;
}

/** A name that an event introduces (`known`) or only mentions (`mentioned`). */
export interface NameUse {
  readonly name: string;
  readonly standing: 'known' | 'mentioned';
  /** organ or team; empty for a mention */
  readonly subjectId: string;
  /** category of the organ, `team` for a team */
  readonly category: string;
}

/** All that the ledger takes from one event. */
export interface Reading {
  readonly contributions: readonly Contribution[];
  readonly names: readonly NameUse[];
}

export const nothing: Reading = { contributions: [], names: [] };

export const reading = (contributions: readonly Contribution[], names: readonly NameUse[] = []): Reading => ({ contributions, names });
