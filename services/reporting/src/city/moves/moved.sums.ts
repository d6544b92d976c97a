import type { MatchedHalf, Moved } from './half.js';

/** What moved of people, or of one kind of quota, over the borders of the districts of a city. */
export interface MovedSum extends Pick<Moved, 'what' | 'quotaKind'> {
  readonly left: number;
  readonly arrived: number;
  /** from one district to another, told by both: once in `left` and once in `arrived`, so that it nets to zero */
  readonly between: number;
  /** left one district, and no other tells that it arrived */
  readonly openOut: number;
  /** arrived in one district, and no other tells that it left */
  readonly openIn: number;
  /** went up to the city, where it stands */
  readonly up: number;
}

export const movedSums = (halves: readonly MatchedHalf[]): readonly MovedSum[] => {
  const kinds = [...new Map(halves.map(({ what, quotaKind }) => [`${what}/${quotaKind}`, { what, quotaKind }])).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return kinds.map(([, kind]) => {
    const of = halves.filter(({ what, quotaKind }) => what === kind.what && quotaKind === kind.quotaKind);
    const sum = (wanted: (half: MatchedHalf) => boolean): number => of.filter(wanted).reduce((total, { count }) => total + count, 0);
    const isOpen = ({ state }: MatchedHalf): boolean => state === 'open' || state === 'unnamed';
    return {
      ...kind,
      left: sum(({ direction }) => direction === 'out'),
      arrived: sum(({ direction }) => direction === 'in'),
      between: sum(({ direction, state }) => direction === 'out' && state === 'matched'),
      openOut: sum((half) => half.direction === 'out' && isOpen(half)),
      openIn: sum((half) => half.direction === 'in' && isOpen(half)),
      up: sum(({ state }) => state === 'up'),
    };
  });
};
