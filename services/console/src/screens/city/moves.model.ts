import type { components } from '@yange/api-client';

type Moves = components['schemas']['reporting.RollUp']['moves'];
export type Half = Moves['halves'][number];
export type Sum = Moves['sums'][number];

/** A move as the city sees it: from where, to where, whether both sides tell it. */
export interface Move extends Half {
  /** region code; empty where the half does not name it */
  readonly from: string;
  readonly to: string;
}

/** A pair is one move, told once, by the side that it left; what has no counterpart stands by itself, first, oldest first. */
export const movesOf = (halves: readonly Half[]): readonly Move[] => {
  const told = halves.filter(({ state, direction }) => state !== 'matched' || direction === 'out').map((half): Move => {
    const other = half.counterpart ?? '';
    return { ...half, ...(half.direction === 'out' ? { from: half.district, to: other } : { from: other, to: half.district }) };
  });
  return [...told.filter(({ finding }) => finding !== null), ...told.filter(({ finding }) => finding === null)];
};
