import { SpanKind } from '@opentelemetry/api';
import type { StoredEvent } from '@yange/event-log';
import { inBatchSpan, type FeedBatch } from '@yange/feed';
import type { Pool, PoolClient, QueryResult } from 'pg';
import { keyOf } from '../generation/generation.store.js';
import { GenerationRetired, type Generation } from '../generation/generation.js';
import { onConnection, quoted, written } from '../generation/transaction.js';
import type { Projection } from '../projection.port.js';
import { FoldMemory } from '../stream-facts/fold-memory.js';
import { CheckpointStore, locked, TakenOver, type Checkpoint } from './checkpoint.store.js';
import { foldOrPark, savepoint, type Fold, type Parked } from './fold-or-park.js';
import { ParkedStore, someWait } from './parked.store.js';
import { Serial } from './serial.js';

/**
 * The beginning of every transaction, one way to the server and back: its lock, so that there is one per generation, across processes too; whether anything of it is parked, asked
 * once the lock is had; and where a fold that fails goes back to. A runner that freezes inside gives its locks back after a minute.
 */
const opening = (generation: Generation): string =>
  [`begin; set local idle_in_transaction_session_timeout = '60s'`, written(locked, keyOf(generation)), written(someWait, keyOf(generation)), savepoint].join('; ');

/** failures of one batch, for no reason of the storage, after which its events are folded one by one */
const failuresBeforeIsolation = 3;

const none = (): Promise<ReadonlySet<string>> => Promise.resolve(new Set());

interface Held {
  checkpoint: Checkpoint;
  /** the last transaction ended in an error: it may have been committed all the same */
  uncertain: boolean;
  failures: number;
}

export interface RetriedParked {
  readonly released: number;
  readonly stillParked: number;
}

/**
 * Writes one generation: rows and checkpoint in one transaction, one transaction at a time (a fold may read what it
 * wrote), fenced by the owner's epoch on each checkpoint.
 */
export class GenerationWriter {
  readonly checkpoints: CheckpointStore;
  readonly parked: ParkedStore;
  readonly #held = new Map<string, Held>();
  readonly #serial = new Serial();
  readonly #types: ReadonlySet<string>;
  readonly #memory = new FoldMemory();
  readonly #opening: string;

  constructor(private readonly pool: Pool, private readonly projection: Projection, private readonly generation: Generation, private readonly skips: Fold['skips'] = none) {
    this.checkpoints = new CheckpointStore(pool, generation);
    this.parked = new ParkedStore(pool, generation);
    this.#types = new Set(projection.types);
    this.#opening = opening(generation);
  }

  /** takes the (log, partition) over; @returns the position to go on after */
  async claim(logId: string, partition: number): Promise<number> {
    const checkpoint = await this.checkpoints.claim(logId, partition);
    this.#memory.forget();
    this.#held.set(`${logId}#${partition}`, { checkpoint, uncertain: false, failures: 0 });
    return checkpoint.position;
  }

  /** Begins with what the projection can do of a batch before its turn comes. */
  prepare(events: readonly StoredEvent[]): void {
    try {
      this.projection.prepare?.(events.filter((event) => this.#types.has(event.type)));
    } catch {
      // `apply` meets the same event, and tells which one it is
    }
  }

  /** Stores a batch, or nothing. A batch at or below the checkpoint is known already. @throws {TakenOver} {@link GenerationRetired} */
  handle(batch: FeedBatch): Promise<void> {
    this.prepare(batch.events);
    return this.#serial.run(async () => {
      const held = await this.#checkpointFor(batch);
      if (batch.through <= held.checkpoint.position) return;
      const from = held.checkpoint;
      const to: Checkpoint = { position: batch.through, covered: from.covered + batch.covered, epoch: from.epoch };
      held.uncertain = true;
      const traceparents = batch.events.map((event) => event.traceparent);
      const attributes = { 'yange.log': batch.logId, 'yange.partition': batch.partition, 'yange.through': batch.through, 'yange.events': batch.events.length };
      try {
        await inBatchSpan({ scope: '@yange/projections', name: `apply ${this.projection.name}`, kind: SpanKind.CONSUMER, attributes, traceparents }, () =>
          this.#store(batch, from, to, held.failures >= failuresBeforeIsolation),
        );
      } catch (error) {
        held.failures += 1;
        throw error;
      }
      this.#held.set(`${batch.logId}#${batch.partition}`, { checkpoint: to, uncertain: false, failures: 0 });
    });
  }

  /** folds what was parked, stream by stream in order; what still cannot be folded waits on */
  retryParked(): Promise<RetriedParked> {
    return this.#serial.run(async () => {
      let released = 0;
      let stillParked = 0;
      for (const stream of await this.parked.streams()) {
        const outcome = await this.#inTransaction(async (client) => {
          const events = await this.parked.eventsOf(client, stream);
          const still = await this.#fold(client, events, new Set(), true);
          await this.parked.settle(client, stream, still);
          await client.query('commit');
          return { all: events.length, still: still.length };
        });
        released += outcome.all - outcome.still;
        stillParked += outcome.still;
      }
      return { released, stillParked };
    });
  }

  async #store(batch: FeedBatch, from: Checkpoint, to: Checkpoint, isolate: boolean): Promise<void> {
    const events = batch.events.filter((event) => event.position > from.position && this.#types.has(event.type));
    if (events.length === 0 && (await this.checkpoints.advanceAlone(batch, from, to))) return;
    await this.#inTransaction(async (client, isAnyParked) => {
      const blocked = isAnyParked ? await this.parked.blocked(client, batch.logId, events) : new Set<string>();
      await this.parked.park(client, await this.#fold(client, events, blocked, isolate));
      await this.checkpoints.advanceAndCommit(client, batch, from, to);
    });
  }

  async #fold(client: PoolClient, events: readonly StoredEvent[], blocked: ReadonlySet<string>, isolate: boolean): Promise<readonly Parked[]> {
    if (events.length === 0) return [];
    const tx = { client, schema: quoted(this.generation.schemaName), memory: this.#memory };
    return foldOrPark({ projection: this.projection, tx, blocked, isolate, skips: this.skips }, events);
  }

  /** @param work commits @throws {GenerationRetired} none is written any more once it is retired */
  async #inTransaction<T>(work: (client: PoolClient, isAnyParked: boolean) => Promise<T>): Promise<T> {
    try {
      return await onConnection(this.pool, async (client) => {
        // Several statements at once have as many answers, which the driver's types do not say.
        const answers = (await client.query(this.#opening)) as unknown as readonly QueryResult<{ readonly state?: string; readonly waits?: boolean }>[];
        const [found] = answers.flatMap(({ rows }) => rows).filter(({ state }) => state !== undefined);
        if (found === undefined || found.state === 'retired') throw new GenerationRetired(this.generation);
        return work(client, answers.some(({ rows }) => rows[0]?.waits === true));
      });
    } catch (error) {
      this.#memory.forget();
      throw error;
    }
  }

  async #checkpointFor(batch: FeedBatch): Promise<Held> {
    const held = this.#held.get(`${batch.logId}#${batch.partition}`);
    if (!held) throw new TakenOver(this.generation.reader, batch.logId, batch.partition);
    if (!held.uncertain) return held;
    const found = await this.checkpoints.read(batch.logId, batch.partition);
    if (!found) throw new GenerationRetired(this.generation);
    if (found.epoch !== held.checkpoint.epoch) throw new TakenOver(this.generation.reader, batch.logId, batch.partition);
    held.checkpoint = found;
    held.uncertain = false;
    return held;
  }
}

