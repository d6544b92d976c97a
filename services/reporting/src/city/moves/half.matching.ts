import { differenceOf } from './half.difference.js';
import type { Half, HalfState, MatchedHalf } from './half.js';

export interface Readership {
  /** the city, or the one district, that asks */
  readonly region: string;
  /** districts and the city itself whose halves are among those given, each with the day from which they are not any more, since it left the city; null where it did not */
  readonly read: ReadonlyMap<string, string | null>;
  /** whether the city records people and quota of its own: then its log tells what came up to it */
  readonly cityRecords: boolean;
}

/**
 * Halves of moves put together, two by two: alike in document, kind, count and day, each naming the other's district. One half is never in two pairs: of two equal
 * moves each has a half of its own on the other side, in the order in which they were recorded.
 * @param halves of one moment: those that count, and have taken effect
 */
export const matchHalves = (halves: readonly Half[], readership: Readership): readonly MatchedHalf[] => {
  const ordered = [...halves].sort(byRecord);
  const pairs = pairsOf(ordered);
  const alone = ordered.filter(({ eventId }) => !pairs.has(eventId));
  const states = new Map(alone.map((half) => [half, stateOf(half, readership)] as const));
  const open = alone.filter((half) => states.get(half) === 'open');
  return ordered.map((half) => {
    const other = pairs.get(half.eventId) ?? null;
    const state = other === null ? (states.get(half) ?? 'open') : 'matched';
    return { ...half, state, other, near: state === 'open' ? nearest(half, open) : null };
  });
};

const pairsOf = (ordered: readonly Half[]): ReadonlyMap<string, string> => {
  const pairs = new Map<string, string>();
  for (const out of ordered.filter(({ direction }) => direction === 'out')) {
    const into = ordered.find((half) => !pairs.has(half.eventId) && isOpposite(out, half) && differenceOf(out, half).length === 0);
    if (into === undefined) continue;
    pairs.set(out.eventId, into.eventId);
    pairs.set(into.eventId, out.eventId);
  }
  return pairs;
};

const isOpposite = (one: Half, other: Half): boolean => one.direction !== other.direction && one.counterpart === other.district && other.counterpart === one.district;

const stateOf = ({ counterpart, direction, district, effective }: Half, { region, read, cityRecords }: Readership): HalfState => {
  if (counterpart === null) return 'unnamed';
  const leftOn = read.get(counterpart);
  if (leftOn === undefined || (leftOn !== null && effective.to >= leftOn)) return 'elsewhere';
  return counterpart === region && district !== region && direction === 'out' && !cityRecords ? 'up' : 'open';
};

const nearest = (half: Half, open: readonly Half[]): MatchedHalf['near'] => {
  const near = open.filter((other) => isOpposite(half, other)).flatMap((other) => {
    const [differs, ...more] = differenceOf(half, other);
    return differs === undefined || more.length > 0 ? [] : [{ eventId: other.eventId, differs }];
  });
  return near.length === 1 ? (near[0] ?? null) : null;
};

const byRecord = (a: Half, b: Half): number => compare(a.effective.to, b.effective.to) || compare(a.recordedAt, b.recordedAt) || compare(a.logId, b.logId) || a.position - b.position;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
