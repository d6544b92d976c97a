import { randomUUID } from 'node:crypto';
import { SpanKind, type Span } from '@opentelemetry/api';
import type { EventLogReader, StoredEvent } from '@yange/event-log';
import { CompressionTypes, Partitioners, type Kafka, type Producer } from 'kafkajs';
import { defaultRetryPauses, pause, retryPause, type ReportFeedError, type RetryPauses } from '../loop/pause.js';
import { Wake } from '../loop/wake.js';
import { ensureTopic } from '../topics/ensure-topic.js';
import type { TopicSpec } from '../topics/topic.js';
import { inBatchSpan, outsideSpans, traceparentOf } from '../tracing/spans.js';
import { headsTopic, toHeadMessage } from '../heads/head-notice.js';
import { LeaseLost, type RelayLease, type RelayLeases } from './relay-lease.js';
import { fitting, relayBatch } from './relay-batch.js';

export interface RelayOf {
  readonly log: EventLogReader;
  readonly kafka: Kafka;
  readonly leases: RelayLeases;
  readonly spec: TopicSpec;
}

export interface RelayOptions {
  /** events per send at most */
  readonly batchSize?: number;
  /** how long a silent relay keeps its log, in milliseconds */
  readonly leaseMs?: number;
  readonly pollMs?: number;
  /** how often it is said how far the log is: every 5,000 ms unless told */
  readonly noticeEveryMs?: number;
  readonly retry?: RetryPauses;
  readonly onError?: ReportFeedError;
  /** address of the event's schema, for `ce_dataschema` */
  readonly dataschemaOf?: (event: StoredEvent) => string | null;
}

/** Carries one log to its topic, in order, at least once. Any number may run; one sends. */
export class Relay {
  readonly #owner = randomUUID();
  readonly #stopping = new AbortController();
  readonly #wake = new Wake();
  #lease: RelayLease | null = null;
  #renewAt = 0;
  #noticeAt = 0;
  #running: Promise<void> | null = null;

  constructor(private readonly of: RelayOf, private readonly options: RelayOptions = {}) {}

  get logId(): string {
    return this.of.log.logId;
  }

  /** whether this relay is the one that sends */
  get leading(): boolean {
    return this.#lease !== null;
  }

  /** last position known to be on the topic, null while another relay sends */
  get position(): number | null {
    return this.#lease?.position ?? null;
  }

  start(): void {
    this.#running ??= outsideSpans(() => this.#run());
  }

  /** waits for the send in flight and gives the lease back */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const forget = this.of.log.onAppend(this.#wake.signal);
    let attempt = 0;
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#contend();
        attempt = 0;
      } catch (error) {
        this.#lease = null;
        attempt += 1;
        this.options.onError?.(error, { reader: 'relay', logId: this.of.log.logId, attempt });
        await pause(retryPause(attempt, this.options.retry ?? defaultRetryPauses), this.#stopping.signal);
      }
    }
    forget();
  }

  async #contend(): Promise<void> {
    const asked = performance.now();
    const lease = await this.of.leases.acquire({ logId: this.of.log.logId, spec: this.of.spec, owner: this.#owner, leaseMs: this.#leaseMs });
    if (!lease) return pause(this.#leaseMs / 3, this.#stopping.signal);
    this.#hold(lease, asked);
    const producer = await this.#producer();
    try {
      while (!this.#stopping.signal.aborted) await this.#step(producer);
    } finally {
      await producer.disconnect().catch(() => undefined);
    }
    await this.of.leases.release(this.#held());
    this.#lease = null;
  }

  async #step(producer: Producer): Promise<void> {
    const lease = this.#held();
    const page = await this.of.log.readPage({ after: lease.position, limit: this.options.batchSize ?? 1_000 });
    if (performance.now() >= this.#renewAt) await this.#renew(lease);
    if (performance.now() >= this.#noticeAt) await this.#notice(producer);
    if (page.events.length === 0) return this.#wake.wait(Math.min(this.options.pollMs ?? 1_000, this.#leaseMs / 3), this.#stopping.signal);
    const events = fitting(page.events);
    const sent = await this.#send(producer, events, lease);
    const asked = performance.now();
    this.#hold(await this.of.leases.advance(lease, sent, this.#leaseMs), asked);
  }

  /** Also when nothing happened: whoever has only the topics knows by it that this district is there. */
  async #notice(producer: Producer): Promise<void> {
    const { logId } = this.of.log;
    const { position } = await this.of.log.head();
    await producer.send({ topic: this.#heads.topic, acks: -1, timeout: 30_000, messages: [toHeadMessage({ logId, position, at: new Date().toISOString() })] });
    this.#noticeAt = performance.now() + (this.options.noticeEveryMs ?? 5_000);
  }

  /** one send, acknowledged by all in-sync replicas, before the next is begun */
  async #send(producer: Producer, events: readonly StoredEvent[], lease: RelayLease) {
    const { topic } = this.of.spec;
    const attributes = { 'messaging.system': 'kafka', 'messaging.destination.name': topic, 'messaging.batch.message_count': events.length };
    const traceparents = events.map((event) => event.traceparent);
    return inBatchSpan({ scope: '@yange/feed', name: `send ${topic}`, kind: SpanKind.PRODUCER, attributes, traceparents }, async (span) => {
      const batch = relayBatch(events, lease, {
        traceparentOf: (event) => handedOn(event, events, span),
        dataschemaOf: (event) => this.options.dataschemaOf?.(event) ?? null,
      });
      await producer.send({ topic, acks: -1, timeout: 30_000, compression: CompressionTypes.None, messages: [...batch.messages] });
      return batch.after;
    });
  }

  /** without kafkajs's own repeats: on an error the checkpoint is read again, by a new producer */
  async #producer(): Promise<Producer> {
    const admin = this.of.kafka.admin();
    await admin.connect();
    try {
      for (const spec of [this.of.spec, this.#heads]) await ensureTopic(admin, spec);
    } finally {
      await admin.disconnect();
    }
    const producer = this.of.kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      idempotent: false,
      maxInFlightRequests: 1,
      retry: { retries: 0 },
    });
    await producer.connect();
    return producer;
  }

  async #renew(lease: RelayLease): Promise<void> {
    const asked = performance.now();
    await this.of.leases.renew(lease, this.#leaseMs);
    this.#hold(lease, asked);
  }

  #hold(lease: RelayLease, asked: number): void {
    this.#lease = lease;
    this.#renewAt = asked + this.#leaseMs / 3;
  }

  #held(): RelayLease {
    if (!this.#lease) throw new LeaseLost(this.of.log.logId, 0);
    return this.#lease;
  }

  get #heads(): TopicSpec {
    return headsTopic(this.of.log.logId.split('/')[0] ?? '', this.of.spec.replicationFactor);
  }

  get #leaseMs(): number {
    return this.options.leaseMs ?? 10_000;
  }
}

/** a send of one event is part of its trace; in a larger one every message keeps its own */
function handedOn(event: StoredEvent, events: readonly StoredEvent[], span: Span): string | null {
  return (events.length === 1 && span.isRecording() ? traceparentOf(span) : null) ?? event.traceparent;
}
