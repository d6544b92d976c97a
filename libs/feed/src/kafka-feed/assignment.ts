import type { EventLogReader } from '@yange/event-log';
import { SpanKind } from '@opentelemetry/api';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { FeedBatch, SubscribeRequest } from '../feed.port.js';
import { defaultRetryPauses, pause, retryUntilStopped } from '../loop/pause.js';
import { partitionOf, type TopicSpec } from '../topics/topic.js';
import { inBatchSpan } from '../tracing/spans.js';
import { committedPositions } from './committed-positions.js';
import { withHeartbeat } from './heartbeat.js';
import type { KafkaFeedOptions } from './kafka-feed.js';
import { PartitionReader, type Intake } from './partition-reader.js';

export interface AssignmentOf {
  readonly kafka: Kafka;
  readonly consumer: Consumer;
  readonly specs: ReadonlyMap<string, TopicSpec>;
  readonly request: SubscribeRequest;
  readonly options: KafkaFeedOptions;
}

/** Events of a partition are gone from the topic and cannot be read elsewhere: the partition is held, others go on. */
export class GapInTopic extends Error {
  constructor(readonly logId: string, readonly partition: number, readonly after: number, readonly before: number) {
    super(`${logId}, partition ${partition}: no event between ${after} and ${before}, and none to read again`);
    this.name = 'GapInTopic';
  }
}

const earliest = '-2';
const heartbeatEveryMs = 1_000;

/** The partitions that this member holds between two rebalances. What it remembers dies with it. */
export class Assignment {
  readonly #left = new AbortController();
  readonly #readers = new Map<string, Promise<PartitionReader | null>>();
  readonly #positions = new Map<string, Promise<ReadonlyMap<number, number>>>();
  readonly #rewound = new Map<string, number>();

  constructor(private readonly of: AssignmentOf, stopping: AbortSignal) {
    if (stopping.aborted) this.leave();
    else stopping.addEventListener('abort', () => this.leave(), { once: true, signal: this.#left.signal });
  }

  join(topics: Readonly<Record<string, readonly number[]>>): void {
    for (const [topic, partitions] of Object.entries(topics)) {
      for (const partition of partitions) void this.#readerOf(topic, partition);
    }
  }

  leave(): void {
    this.#left.abort();
  }

  async take(payload: EachBatchPayload): Promise<void> {
    const { topic, partition, messages } = payload.batch;
    const reader = await this.#beating(payload, () => this.#readerOf(topic, partition));
    let rest = messages;
    while (reader && !this.#left.signal.aborted && payload.isRunning() && !payload.isStale()) {
      const step = reader.next(rest);
      if (!step) return;
      if (step.kind === 'gap') {
        if (!(await this.#heal(reader, payload, step))) return;
        continue;
      }
      if (step.kind === 'batch' && !(await this.#deliver(reader, payload, step.batch, step.traceparents))) return;
      await this.#commit(payload, step.offset, reader.last);
      rest = rest.slice(rest.findIndex((message) => message.offset === step.offset) + 1);
    }
  }

  /** false when the partition was taken from us before the batch was stored */
  async #deliver(reader: PartitionReader, payload: EachBatchPayload, batch: FeedBatch, traceparents: readonly (string | null)[]): Promise<boolean> {
    const attributes = { 'messaging.system': 'kafka', 'messaging.consumer.group.name': this.of.request.reader, 'messaging.destination.name': payload.batch.topic, 'messaging.batch.message_count': batch.covered };
    const handle = (): Promise<void> =>
      inBatchSpan({ scope: '@yange/feed', name: `process ${payload.batch.topic}`, kind: SpanKind.CONSUMER, attributes, traceparents }, () => this.of.request.handle(batch));
    return this.#beating(payload, async () => {
      const done = await this.#retry(batch.logId, handle);
      if (done.kind === 'stopped') return false;
      reader.handled(batch);
      return true;
    });
  }

  async #commit(payload: EachBatchPayload, offset: string, position: number): Promise<void> {
    if (payload.isStale()) return;
    const { topic, partition } = payload.batch;
    payload.resolveOffset(offset);
    await this.of.consumer.commitOffsets([{ topic, partition, offset: String(BigInt(offset) + 1n), metadata: String(position) }]);
    await payload.heartbeat();
  }

  /** true when the same messages can go on; false when the topic is read again or the partition is held */
  async #heal(reader: PartitionReader, payload: EachBatchPayload, gap: Extract<Intake, { kind: 'gap' }>): Promise<boolean> {
    const { topic, partition } = payload.batch;
    const logId = this.#logOf(topic).logId;
    const log = this.of.options.refetch?.(logId) ?? null;
    if (log !== null) {
      const healed = await this.#beating(payload, () => this.#retry(logId, () => this.#lost(log, topic, partition, gap)));
      if (healed.kind === 'stopped') return false;
      if (healed.value.length > 0) return this.#deliver(reader, payload, reader.healed(healed.value, healed.value.at(-1)?.position ?? gap.after), []);
    } else if (this.#rewound.get(`${topic}/${partition}`) !== gap.before) {
      this.#rewound.set(`${topic}/${partition}`, gap.before);
      this.of.consumer.seek({ topic, partition, offset: earliest });
      return false;
    }
    this.#report(logId, new GapInTopic(logId, partition, gap.after, gap.before), 1);
    await this.#beating(payload, () => pause(this.#pauses.longest, this.#left.signal));
    this.#rewound.delete(`${topic}/${partition}`);
    return false;
  }

  /** the first of the lost events, a batch at most */
  async #lost(log: EventLogReader, topic: string, partition: number, gap: { readonly after: number; readonly before: number }) {
    const { spec } = this.#logOf(topic);
    let after = gap.after;
    while (after < gap.before - 1) {
      const page = await log.readPage({ after, limit: Math.min(this.#batchSize, gap.before - 1 - after) });
      if (page.scannedTo <= after) break;
      const lost = page.events.filter((event) => event.position < gap.before && partitionOf(event.streamId, spec.partitions) === partition);
      if (lost.length > 0) return lost;
      after = page.scannedTo;
    }
    return [];
  }

  #readerOf(topic: string, partition: number): Promise<PartitionReader | null> {
    const key = `${topic}/${partition}`;
    const known = this.#readers.get(key);
    if (known) return known;
    const opened = this.#open(topic, partition);
    this.#readers.set(key, opened);
    return opened;
  }

  /** Kafka's own offset only says where to look; when it is beyond the reader's checkpoint the topic is read again. */
  async #open(topic: string, partition: number): Promise<PartitionReader | null> {
    const { logId } = this.#logOf(topic);
    const opened = await this.#retry(logId, async () => {
      const checkpoint = await this.of.request.checkpoint(logId, partition);
      const committed = (await this.#committed(topic)).get(partition) ?? 0;
      if (committed > checkpoint) this.of.consumer.seek({ topic, partition, offset: earliest });
      return checkpoint;
    });
    if (opened.kind === 'stopped') return null;
    const types = this.of.request.types ? new Set(this.of.request.types) : null;
    const onForeign = (error: unknown): void => this.#report(logId, error, 1);
    return new PartitionReader({ logId, partition, batchSize: this.#batchSize, types, onForeign }, opened.value);
  }

  /** asked once per topic, not once per partition */
  #committed(topic: string): Promise<ReadonlyMap<number, number>> {
    const known = this.#positions.get(topic);
    if (known) return known;
    const asked = committedPositions(this.of.kafka, this.of.request.reader, topic);
    this.#positions.set(topic, asked);
    asked.catch(() => this.#positions.delete(topic));
    return asked;
  }

  #logOf(topic: string): { logId: string; spec: TopicSpec } {
    for (const [logId, spec] of this.of.specs) if (spec.topic === topic) return { logId, spec };
    throw new Error(`not subscribed to ${topic}`);
  }

  get #batchSize(): number {
    return this.of.request.batchSize ?? 1_000;
  }

  get #pauses() {
    return this.of.options.retry ?? defaultRetryPauses;
  }

  #beating<T>(payload: EachBatchPayload, work: () => Promise<T>): Promise<T> {
    return withHeartbeat(work, { beat: payload.heartbeat, everyMs: heartbeatEveryMs, onLost: () => this.leave() });
  }

  #retry<T>(logId: string, action: () => Promise<T>) {
    return retryUntilStopped(action, { signal: this.#left.signal, pauses: this.#pauses, onError: (error, attempt) => this.#report(logId, error, attempt) });
  }

  #report(logId: string, error: unknown, attempt: number): void {
    this.of.options.onError?.(error, { reader: this.of.request.reader, logId, attempt });
  }
}
