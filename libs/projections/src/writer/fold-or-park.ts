import type { StoredEvent } from '@yange/event-log';
import { sqlState } from '../generation/transaction.js';
import { Poison, type Projection, type ProjectionTransaction } from '../projection.port.js';

export interface Parked {
  readonly event: StoredEvent;
  readonly reason: string;
}

export interface Fold {
  readonly projection: Projection;
  readonly tx: ProjectionTransaction;
  /** streams of which an earlier event is parked already */
  readonly blocked: ReadonlySet<string>;
  /** fold one event at a time and take any error of the fold itself for poison */
  readonly isolate: boolean;
  /** ids of events that are left out where they cannot be folded, by decision; asked where one fails */
  readonly skips: () => Promise<ReadonlySet<string>>;
}

const behind = 'behind a parked event of its stream';

/** What a fold that fails goes back to; whoever opens the transaction sets it. */
export const savepoint = 'savepoint fold';

/**
 * Folds what can be folded and returns the rest, in a transaction that stands at the savepoint. A poisoned event and everything after it in its stream is left out;
 * all other streams come out as if it had never been there. One that is skipped by decision is left out alone, and its stream goes on.
 */
export async function foldOrPark(fold: Fold, events: readonly StoredEvent[]): Promise<readonly Parked[]> {
  const blockedFrom = new Map([...fold.blocked].map((streamId) => [streamId, 0]));
  const reasons = new Map<number, string>();
  const skipped = new Set<number>();
  const isOpen = (event: StoredEvent): boolean => !skipped.has(event.position) && event.position < (blockedFrom.get(event.streamId) ?? Number.POSITIVE_INFINITY);
  const block = ({ event, message }: Poison): void => {
    blockedFrom.set(event.streamId, event.position);
    reasons.set(event.position, message);
  };
  let isFolded = false;
  for (const part of fold.isolate ? events.map((event) => [event]) : [events]) {
    for (let open = part.filter(isOpen); open.length > 0; open = open.filter(isOpen)) {
      if (isFolded) await fold.tx.client.query(`release ${savepoint}; ${savepoint}`);
      const poison = await attempt(fold, open);
      isFolded = poison === null;
      if (!poison) break;
      if ((await fold.skips()).has(poison.event.eventId)) skipped.add(poison.event.position);
      else block(poison);
    }
  }
  return events.filter((event) => !isOpen(event) && !skipped.has(event.position)).map((event) => ({ event, reason: reasons.get(event.position) ?? behind }));
}

/** null when all were folded */
async function attempt(fold: Fold, events: readonly StoredEvent[]): Promise<Poison | null> {
  const { client } = fold.tx;
  try {
    await fold.projection.apply(fold.tx, events);
    return null;
  } catch (error) {
    const poison = poisonOf(error, events, fold.isolate);
    if (!poison) throw error;
    await client.query(`rollback to ${savepoint}`);
    fold.tx.memory?.forget();
    return poison;
  }
}

function poisonOf(error: unknown, events: readonly StoredEvent[], isolate: boolean): Poison | null {
  if (error instanceof Poison) return events.some((event) => event.position === error.event.position) ? error : null;
  const [event] = events;
  return isolate && event && !isStorageTrouble(error) ? new Poison(event, error instanceof Error ? error.message : String(error)) : null;
}

/** connection, resources, operator, serialisation, locks: not the event's fault (a dead connection fails at the rollback anyway) */
function isStorageTrouble(error: unknown): boolean {
  const state = sqlState(error);
  return state !== null && (!/^[0-9A-Z]{5}$/.test(state) || ['08', '25', '40', '53', '55', '57', '58', 'XX'].includes(state.slice(0, 2)));
}
