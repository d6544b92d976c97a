import type { ContributionKind } from '../ledger/contribution.js';

/** `restated` sources: a `block` or `stated` value repeats the very sentence that declares it; `counted` and `computed` ones do not. */
export type Basis = 'counted' | 'computed' | 'block' | 'stated';

export const weakestFirst: readonly Basis[] = ['stated', 'block', 'computed', 'counted'];

interface Sources {
  readonly calculated: boolean;
  readonly kinds: ReadonlySet<ContributionKind>;
}

/** Calculated from several measures, else as good as the weakest source. */
export const basisOf = ({ calculated, kinds }: Sources): Basis => {
  if (calculated) return 'computed';
  if (kinds.has('stated')) return 'stated';
  return kinds.has('block') ? 'block' : 'counted';
};

/** The one that proves most. */
export const strongest = <T extends Sources>(all: readonly T[]): T | undefined => [...all].sort((a, b) => weakestFirst.indexOf(basisOf(b)) - weakestFirst.indexOf(basisOf(a)))[0];
