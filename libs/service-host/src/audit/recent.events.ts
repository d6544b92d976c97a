import type { EventLogReader, StoredEvent } from '@yange/event-log';
import type { EventSieve } from './event.filter.js';

export interface RecentEvents {
  /** the last recorded first */
  readonly events: readonly StoredEvent[];
  /** every position from here on, up to where it was asked for, was looked at; 1 at the beginning of the log */
  readonly scannedFrom: number;
  /** of that position: what is left was not recorded later; null at the beginning of the log */
  readonly recordedAt: string | null;
}

const window = 500;
/** So many positions are looked at before an answer that holds fewer than were asked for. */
const most = 10_000;

/**
 * The last events of a log before a position that a sieve lets through. Positions are dense and never change hands, so who goes on from `scannedFrom` sees
 * every event once, whatever is appended meanwhile.
 * @param before exclusive
 */
export const recentEvents = async (log: EventLogReader, sieve: EventSieve, before: number, limit: number): Promise<RecentEvents> => {
  const found: StoredEvent[] = [];
  let [from, recordedAt] = [await notLaterThan(log, sieve.recordedTo, before), null as string | null];
  const backwards = walkOf(log, sieve);
  for (let looked = 0; from > 1 && looked < most; looked += window) {
    const { events, scannedFrom } = await backwards(from);
    for (const event of events) {
      [from, recordedAt] = [event.position, event.recordedAt];
      if (event.recordedAt < sieve.recordedFrom) return { events: found, scannedFrom: 1, recordedAt: null };
      if (sieve.lets(event)) found.push(event);
      if (found.length === limit) return { events: found, scannedFrom: from, recordedAt: from === 1 ? null : recordedAt };
    }
    from = scannedFrom;
  }
  return { events: found, scannedFrom: from, recordedAt: from === 1 ? null : recordedAt };
};

/** Events before a position, the newest first, and how far back there are no others that might be wanted. */
type Walk = (before: number) => Promise<{ readonly events: readonly StoredEvent[]; readonly scannedFrom: number }>;

/** By an index where the log has one for what is asked; else position by position. */
const walkOf = (log: EventLogReader, { indexed }: EventSieve): Walk => {
  if (indexed !== null && log.lastEvents !== undefined) {
    return async (before) => {
      const events = (await log.lastEvents?.({ ...indexed, before, limit: window })) ?? [];
      return { events, scannedFrom: events.length < window ? 1 : (events.at(-1)?.position ?? 1) };
    };
  }
  return async (before) => {
    const start = Math.max(1, before - window);
    return { events: (await eventsBetween(log, start, before)).reverse(), scannedFrom: start };
  };
};

/** A page may end before its limit. @param start inclusive @param end exclusive */
export const eventsBetween = async (log: EventLogReader, start: number, end: number): Promise<StoredEvent[]> => {
  const all: StoredEvent[] = [];
  for (let after = start - 1; after < end - 1; ) {
    const { events, scannedTo } = await log.readPage({ after, limit: end - 1 - after });
    all.push(...events);
    if (scannedTo <= after) break;
    after = scannedTo;
  }
  return all;
};

/** Recorded times never decrease along a log: the first position of which all before it were recorded by then is found by halving. */
const notLaterThan = async (log: EventLogReader, recordedTo: string, before: number): Promise<number> => {
  let [low, high] = [1, before];
  if (recordedTo.startsWith('9999')) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    const [event] = await eventsBetween(log, middle, middle + 1);
    if (event !== undefined && event.recordedAt <= recordedTo) low = middle + 1;
    else high = middle;
  }
  return low;
};
