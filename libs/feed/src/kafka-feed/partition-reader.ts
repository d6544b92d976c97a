import type { StoredEvent } from '@yange/event-log';
import type { KafkaMessage } from 'kafkajs';
import type { FeedBatch } from '../feed.port.js';
import { fromMessage, MalformedMessage, type PlacedEvent } from '../message/event-message.js';

/** What to do with a run of messages, in this order. */
export type Intake =
  | { readonly kind: 'batch'; readonly batch: FeedBatch; readonly traceparents: readonly (string | null)[]; readonly offset: string }
  /** events of this partition after `after` and before `before` did not arrive */
  | { readonly kind: 'gap'; readonly after: number; readonly before: number }
  /** repeated or foreign messages: nothing to hand over */
  | { readonly kind: 'passed'; readonly offset: string };

export interface PartitionOf {
  readonly logId: string;
  readonly partition: number;
  readonly batchSize: number;
  readonly types: ReadonlySet<string> | null;
  readonly onForeign: (error: unknown) => void;
}

/**
 * Turns messages of one partition into batches that continue the reader's checkpoint. Every message names the
 * position before it in its partition, so a loss is seen at once and after any restart; versions of the streams
 * at hand are checked on top of it.
 */
export class PartitionReader {
  readonly #versions = new Map<string, number>();
  #taken: readonly PlacedEvent[] = [];
  #last: number;

  constructor(private readonly of: PartitionOf, checkpoint: number) {
    this.#last = checkpoint;
  }

  get last(): number {
    return this.#last;
  }

  /** the next step for these messages, which begin after those of the previous step */
  next(messages: readonly KafkaMessage[]): Intake | null {
    const taken: PlacedEvent[] = [];
    let offset: string | null = null;
    let last = this.#last;
    for (const message of messages) {
      const placed = this.#parse(message);
      if (placed && placed.event.position > last) {
        if (placed.previous > last || this.#jumps(placed, taken)) {
          if (taken.length > 0 || offset !== null) break;
          return { kind: 'gap', after: last, before: placed.event.position };
        }
        taken.push(placed);
        last = placed.event.position;
      }
      offset = message.offset;
      if (taken.length >= this.of.batchSize) break;
    }
    if (offset === null) return null;
    this.#taken = taken;
    return taken.length === 0 ? { kind: 'passed', offset } : { kind: 'batch', offset, ...this.#batch(taken, last) };
  }

  /** a batch from the log in place of messages that were lost */
  healed(events: readonly StoredEvent[], through: number): FeedBatch {
    this.#taken = events.map((event) => ({ event, previous: 0, traceparent: null }));
    return this.#batch(this.#taken, through).batch;
  }

  /** to be called once a batch is stored by its reader */
  handled(batch: FeedBatch): void {
    this.#last = batch.through;
    for (const { event } of this.#taken) this.#remember(event.streamId, event.version);
    this.#taken = [];
  }

  #batch(taken: readonly PlacedEvent[], through: number): { batch: FeedBatch; traceparents: readonly (string | null)[] } {
    const wanted = taken.filter(({ event }) => this.of.types?.has(event.type) ?? true);
    return {
      batch: { logId: this.of.logId, partition: this.of.partition, events: wanted.map(({ event }) => event), through, covered: taken.length },
      traceparents: wanted.map(({ traceparent }) => traceparent),
    };
  }

  #parse(message: KafkaMessage): PlacedEvent | null {
    try {
      const placed = fromMessage(message);
      if (placed.event.logId !== this.of.logId) throw new MalformedMessage(`belongs to ${placed.event.logId}`);
      return placed;
    } catch (error) {
      this.of.onForeign(error);
      return null;
    }
  }

  #jumps(placed: PlacedEvent, taken: readonly PlacedEvent[]): boolean {
    const { streamId, version } = placed.event;
    const before = taken.findLast(({ event }) => event.streamId === streamId)?.event.version ?? this.#versions.get(streamId);
    return before !== undefined && version !== before + 1;
  }

  #remember(streamId: string, version: number): void {
    this.#versions.delete(streamId);
    this.#versions.set(streamId, version);
    if (this.#versions.size > 10_000) this.#versions.delete(this.#versions.keys().next().value ?? streamId);
  }
}
