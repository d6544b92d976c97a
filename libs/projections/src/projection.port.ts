import type { StoredEvent } from '@yange/event-log';
import type { PoolClient } from 'pg';
import type { FoldMemory } from './stream-facts/fold-memory.js';

/** Where a projection writes: one transaction, in the schema of its version. */
export interface ProjectionTransaction {
  readonly client: PoolClient;
  /** quoted name of the schema of this version, to prefix every table with */
  readonly schema: string;
  /** for pieces that would read again what they wrote: see there */
  readonly memory?: FoldMemory;
}

/** Some streams of one log, as they were known at a position. */
export interface PastStreams {
  readonly logId: string;
  readonly streamIds: readonly string[];
  readonly position: number;
}

/**
 * A read model, folded from events. It never reads the clock, random numbers or another projection:
 * same log, same rows, whatever the batch size, time zone or locale.
 */
export interface Projection {
  /** lower-case words with hyphens (`measure-ledger`) */
  readonly name: string;
  /** raised when the tables or the fold change: the next start builds the new version beside the old one */
  readonly version: number;
  /** contexts whose logs it reads (`organisations`) */
  readonly contexts: readonly string[];
  /** stored names it folds; others only move the checkpoint */
  readonly types: readonly string[];
  /** `create table` and `create index` statements, for the given quoted schema */
  readonly tables: (schema: string) => readonly string[];
  /** names of the tables; each gets a view of the same name in the schema `live` once this version serves */
  readonly views: readonly string[];
  /**
   * How each view is read as it was known at an earlier position. `grows`: every row has the `position` that it came with; `facts`: so has
   * every row, and it is an event of `StreamFacts`. `spans`: rows are kept with the positions
   * between which they were known, see `KnownRows`. `always`: what it holds is no fact of the log. A view that is not named cannot be asked for an earlier position.
   */
  readonly known?: Readonly<Record<string, 'grows' | 'facts' | 'spans' | 'always'>>;
  /**
   * `apply` finds nothing by an index but primary and unique keys: a build beside the running rows makes the other indexes when it is filled, which costs less
   * than keeping them up to date all the while.
   */
  readonly indexesAfterBuild?: true;
  /** also folds the logs of districts that other nodes record, where this node follows some */
  readonly followed?: true;
  /**
   * Takes streams of one log back to what was known of them at an earlier position, so that `apply` goes on from there. Only in a transaction that is rolled back, see `readSupposing`;
   * without it nothing can be supposed at an earlier position.
   */
  takeBack?(tx: ProjectionTransaction, past: PastStreams): Promise<void>;
  /**
   * Whatever of `apply` needs no database, for events of one log that are about to be applied: done while those before them are being written. What it makes is remembered by the very event
   * objects, as `apply` is handed some of them, all, or none. Never called in some runs. What it throws is passed over: `apply` meets it again.
   */
  prepare?(events: readonly StoredEvent[]): void;
  /** events of one log in position order; throws to park the stream of the event it names with {@link Poison} */
  apply(tx: ProjectionTransaction, events: readonly StoredEvent[]): Promise<void>;
}

/** The event cannot be folded: its stream is parked, other streams go on. */
export class Poison extends Error {
  constructor(readonly event: StoredEvent, reason: string) {
    super(`${event.logId}@${event.position} ${event.type}: ${reason}`);
    this.name = 'Poison';
  }
}
