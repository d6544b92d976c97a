import { CounterpartScope, decodeData, decodeEnvelope, membersIn, quotaKindIn, staffingContract, TransferDirection } from '@yange/contracts';
import type { LoadedHistory } from './history.fixture.js';

/** A half as the log of one side has it, read without the product's own reading. */
export interface ToldHalf {
  readonly from: string;
  readonly to: string;
  readonly direction: 'out' | 'in';
  readonly what: string;
  readonly count: number;
  readonly day: string;
  readonly number: string;
}

/** Every half in the logs of staffing up to a day that nothing annulled. */
export const toldHalves = (histories: readonly LoadedHistory[], asOf: string): readonly ToldHalf[] => {
  const events = histories.flatMap((history) => history.events).filter(({ logId }) => logId.endsWith('/staffing'));
  const gone = new Set(events.map(({ supersedes }) => supersedes));
  return events.filter(({ eventId, effectiveTo }) => !gone.has(eventId) && effectiveTo <= asOf).flatMap(({ logId, type, data, envelope, effectiveTo }) => {
    const own = logId.slice(0, 6);
    const event = decodeData(staffingContract, type, data);
    const at = { day: effectiveTo, number: decodeEnvelope(envelope).citations[0]?.number ?? '' };
    if (event.type === 'QuotaTransferredOut' && event.data.to?.scope === CounterpartScope.OUTSIDE) return [{ ...at, from: own, to: event.data.to.region, direction: 'out' as const, what: quotaKindIn(event.data.account?.type), count: event.data.count }];
    if (event.type === 'QuotaTransferredIn' && event.data.from?.scope === CounterpartScope.OUTSIDE) return [{ ...at, from: event.data.from.region, to: own, direction: 'in' as const, what: quotaKindIn(event.data.account?.type), count: event.data.count }];
    if (event.type !== 'TransferBatchRecorded' || event.data.direction === TransferDirection.WITHIN) return [];
    const out = event.data.direction === TransferDirection.OUT;
    return [{ ...at, ...(out ? { from: own, to: event.data.counterpartRegion } : { from: event.data.counterpartRegion, to: own }), direction: out ? ('out' as const) : ('in' as const), what: 'persons', count: membersIn(event.data.persons) }];
  });
};

/** People or posts of pairs, counted by keys and not by pairing: as many of each key as both sides tell. */
export const betweenOf = (halves: readonly ToldHalf[], what: string): number => {
  const keys = new Map<string, { out: number; in: number; count: number }>();
  for (const { direction, ...half } of halves.filter((one) => one.what === what)) {
    const key = Object.values({ from: half.from, to: half.to, count: half.count, day: half.day, number: half.number }).join(' ');
    const seen = keys.get(key) ?? { out: 0, in: 0, count: half.count };
    seen[direction] += 1;
    keys.set(key, seen);
  }
  return [...keys.values()].reduce((total, { out, in: into, count }) => total + Math.min(out, into) * count, 0);
};
