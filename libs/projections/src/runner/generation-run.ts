import { setTimeout as delay } from 'node:timers/promises';
import type { StoredEvent } from '@yange/event-log';
import type { Feed, FeedBatch, Subscription } from '@yange/feed';
import type { Pool } from 'pg';
import { GenerationRetired, type Generation } from '../generation/generation.js';
import type { Projection } from '../projection.port.js';
import { TakenOver, type CheckpointRow } from '../writer/checkpoint.store.js';
import type { Fold } from '../writer/fold-or-park.js';
import { GenerationWriter } from '../writer/generation-writer.js';
import { deferred } from './deferred.js';
import type { Heads, LogProgress } from './heads.js';

export interface RunOf {
  readonly projection: Projection;
  readonly feed: Feed;
  readonly pool: Pool;
  readonly logIds: readonly string[];
  readonly batchSize: number;
  /** name at the feed, without version and generation */
  readonly group: string;
  readonly onError: (error: unknown) => void;
  readonly skips?: Fold['skips'];
}

/** position of each (log, partition), by `<log>#<partition>` */
export type PositionVector = ReadonlyMap<string, number>;

/** the run stands where it was told to stand */
class Halted extends Error {}

/** Kafka hands a partition to another process and tells the old one a little later: not yet a reason to give up */
const rebalanceGraceMs = 20_000;

/** One subscription that feeds one generation; used once. */
export class GenerationRun {
  readonly writer: GenerationWriter;
  /** rejects when this runner may not or cannot go on */
  readonly done: Promise<void>;
  lastError: unknown = null;
  #subscription: Subscription | null = null;
  readonly #end = deferred();
  #ended = false;
  #fencedSince: number | null = null;
  #until: PositionVector | null = null;

  constructor(private readonly of: RunOf, readonly generation: Generation) {
    this.writer = new GenerationWriter(of.pool, of.projection, generation, of.skips);
    this.done = this.#end.promise;
  }

  /** those that it was begun with */
  get logIds(): readonly string[] {
    return this.of.logIds;
  }

  /** stopped, or given up */
  get ended(): boolean {
    return this.#ended;
  }

  /** @param until stand still there instead of going on */
  async start(until: PositionVector | null = null): Promise<void> {
    const { of, generation } = this;
    this.#until = until;
    const request = {
      reader: `${of.group}.v${generation.version}.g${generation.number}`,
      logIds: of.logIds,
      batchSize: of.batchSize,
      checkpoint: (logId: string, partition: number) => this.writer.claim(logId, partition),
      handle: (batch: FeedBatch) => this.#handle(batch),
      ahead: (events: readonly StoredEvent[]) => this.writer.prepare(events),
    };
    // a batch can only be cut where every event of it is there to be counted
    this.#subscription = await of.feed.subscribe(until ? request : { ...request, types: of.projection.types });
    this.#subscription.done.then(this.#end.resolve, this.#end.reject);
    if (this.#ended) await this.#subscription.stop();
  }

  async stop(): Promise<void> {
    this.#ended = true;
    await this.#subscription?.stop();
    this.#end.resolve();
  }

  async progress(heads: Heads): Promise<readonly LogProgress[]> {
    const [checkpoints, parked] = await Promise.all([this.writer.checkpoints.all(), this.writer.parked.streams()]);
    return this.of.logIds.map((logId) => {
      const own = checkpoints.filter((row) => row.logId === logId);
      const covered = own.reduce((sum, row) => sum + row.covered, 0);
      const head = heads[logId] ?? 0;
      const waiting = parked.filter((stream) => stream.logId === logId).reduce((sum, stream) => sum + stream.events, 0);
      return { logId, covered, head, lag: Math.max(0, head - covered), parked: waiting, epoch: Math.max(0, ...own.map((row) => row.epoch)) };
    });
  }

  /** Goes exactly as far as the vector, and stops there. */
  async advanceTo(vector: PositionVector, signal: AbortSignal): Promise<void> {
    const reached = (rows: readonly CheckpointRow[]): boolean =>
      [...vector].every(([key, position]) => (rows.find((row) => `${row.logId}#${row.partition}` === key)?.position ?? 0) >= position);
    if (reached(await this.writer.checkpoints.all())) return;
    await this.start(vector);
    try {
      while (!reached(await this.writer.checkpoints.all())) {
        signal.throwIfAborted();
        await Promise.race([this.done, delay(20)]);
      }
    } finally {
      await this.stop();
    }
  }

  async #handle(batch: FeedBatch): Promise<void> {
    const cut = cutAt(batch, this.#until);
    try {
      await this.writer.handle(cut);
      this.#fencedSince = null;
      this.lastError = null;
    } catch (error) {
      this.lastError = error;
      this.of.onError(error);
      if (this.#isFinal(error)) this.#giveUp(error);
      throw error;
    }
    if (cut !== batch) throw new Halted(`${this.generation.schemaName} stands still`);
  }

  #isFinal(error: unknown): boolean {
    if (error instanceof GenerationRetired) return true;
    if (!(error instanceof TakenOver)) return false;
    this.#fencedSince ??= performance.now();
    return this.generation.feed === 'log' || performance.now() - this.#fencedSince > rebalanceGraceMs;
  }

  /** called inside the handler, so the subscription's end is not waited for */
  #giveUp(error: unknown): void {
    this.#ended = true;
    this.#end.reject(error);
    void this.#subscription?.stop();
  }
}

function cutAt(batch: FeedBatch, until: PositionVector | null): FeedBatch {
  const target = until?.get(`${batch.logId}#${batch.partition}`) ?? (until ? 0 : Number.POSITIVE_INFINITY);
  if (batch.through <= target) return batch;
  const events = batch.events.filter((event) => event.position <= target);
  return { ...batch, events, through: target, covered: events.length };
}
