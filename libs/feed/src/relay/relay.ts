import { randomUUID } from 'node:crypto';
import { SpanKind, type Span } from '@opentelemetry/api';
import type { EventLogReader, StoredEvent } from '@yange/event-log';
import { CompressionTypes, Partitioners, type Kafka, type Producer } from 'kafkajs';
import { defaultRetryPauses, pause, retryPause, type ReportFeedError, type RetryPauses } from '../loop/pause.js';
import { Wake } from '../loop/wake.js';
import { ensureTopic } from '../topics/ensure-topic.js';
import { assertTopicsOfLogs, TopicAheadOfLog } from '../topics/own-topics.js';
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
  /** how long a silent relay keeps its log, in milliseconds; another looks every third of it. 3,600 unless told: taken over within 5 s of a kill */
  readonly leaseMs?: number;
  readonly pollMs?: number;
  /** how often it is said how far the log is: every 5,000 ms unless told */
  readonly noticeEveryMs?: number;
  readonly retry?: RetryPauses;
  readonly onError?: ReportFeedError;
  /** address of the event's schema, for `ce_dataschema` */
  readonly dataschemaOf?: (event: StoredEvent) => string | null;
}

/** Under which a relay looks at what is on its topic. @param logId `<district>/<context>` */
export const relayGroupPrefix = (logId: string): string => `yange.${logId.replace('/', '.')}.relay.`;

/** Carries one log to its topic, in order, at least once. Any number may run; one sends. */
export class Relay {
  readonly #owner = randomUUID();
  readonly #stopping = new AbortController();
  readonly #wake = new Wake();
  #lease: RelayLease | null = null;
  #position: number | null = null;
  #renewAt = 0;
  #noticeAt = 0;
  #running: Promise<void> | null = null;
  /** up to where this relay has sent or begun to send; null before it looked at the topic */
  #sentTo: number | null = null;
  #refused: TopicAheadOfLog | null = null;

  constructor(private readonly of: RelayOf, private readonly options: RelayOptions = {}) {}

  get logId(): string {
    return this.of.log.logId;
  }

  /** whether this relay is the one that sends */
  get leading(): boolean {
    return this.#lease !== null;
  }

  /** last position known to be on the topic, also while nothing can be sent; null while another relay sends */
  get position(): number | null {
    return this.#position;
  }

  /** why nothing is sent, until an operator has done something about it */
  get refused(): TopicAheadOfLog | null {
    return this.#refused;
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
        await this.#giveUp();
        this.#refused = error instanceof TopicAheadOfLog ? error : null;
        attempt += 1;
        this.options.onError?.(error, { reader: 'relay', logId: this.of.log.logId, attempt });
        await pause(retryPause(attempt, this.options.retry ?? defaultRetryPauses), this.#stopping.signal);
      }
    }
    forget();
  }

  /** Whoever cannot send lets another try, who may reach the broker; a lease that it still held would be its own again with every attempt. */
  async #giveUp(): Promise<void> {
    const lease = this.#lease;
    this.#lease = null;
    if (lease !== null) await this.of.leases.release(lease).catch(() => undefined);
  }

  async #contend(): Promise<void> {
    const asked = performance.now();
    const lease = await this.of.leases.acquire({ logId: this.of.log.logId, spec: this.of.spec, owner: this.#owner, leaseMs: this.#leaseMs });
    if (!lease) {
      this.#position = null;
      return pause(this.#leaseMs / 3, this.#stopping.signal);
    }
    this.#hold(lease, asked);
    const { producer, isNew } = await this.#producer();
    try {
      await this.#lookAtTopic(lease, isNew);
      while (!this.#stopping.signal.aborted) await this.#step(producer);
    } finally {
      await producer.disconnect().catch(() => undefined);
    }
    await this.of.leases.release(this.#held());
    this.#lease = null;
    this.#position = null;
  }

  /**
   * At first, where the topic was made just now, and wherever the log's own mark lies behind what this relay has sent: so it does where the log's server failed over to a standby that lacked
   * its end. A topic that holds nothing is filled from the beginning, whatever the mark says.
   */
  async #lookAtTopic({ position, partitionPositions }: RelayLease, isNew: boolean): Promise<void> {
    const { log, kafka, spec } = this.of;
    const isKnown = this.#sentTo !== null && position >= this.#sentTo && !isNew;
    const holds = isKnown ? position : await assertTopicsOfLogs(kafka, new Map([[spec.topic, log]]), relayGroupPrefix(log.logId));
    this.#refused = null;
    const fromBeginning = holds === 0 && position > 0;
    // Nothing is known of the topic until the mark is set back: who fails at it looks again.
    this.#sentTo = fromBeginning ? null : position;
    if (!fromBeginning) return this.#renew(this.#held());
    const asked = performance.now();
    this.#hold(await this.of.leases.advance(this.#held(), { position: 0, partitionPositions: partitionPositions.map(() => 0) }, this.#leaseMs), asked);
    this.#sentTo = 0;
  }

  async #step(producer: Producer): Promise<void> {
    const lease = this.#held();
    const page = await this.of.log.readPage({ after: lease.position, limit: this.options.batchSize ?? 1_000 });
    if (performance.now() >= this.#renewAt) await this.#renew(lease);
    if (performance.now() >= this.#noticeAt) await this.#notice(producer);
    if (page.events.length === 0) return this.#wake.wait(Math.min(this.options.pollMs ?? 1_000, this.#leaseMs / 3), this.#stopping.signal);
    const events = fitting(page.events);
    this.#sentTo = events.at(-1)?.position ?? this.#sentTo;
    const sent = await this.#keeping(lease, () => this.#send(producer, events, lease));
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
  async #producer(): Promise<{ readonly producer: Producer; readonly isNew: boolean }> {
    const admin = this.of.kafka.admin();
    await admin.connect();
    let isNew = false;
    try {
      isNew = (await ensureTopic(admin, this.of.spec)) === 'created';
      await ensureTopic(admin, this.#heads);
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
    return { producer, isNew };
  }

  /** A send may take longer than a lease lasts: what is at work keeps it, what is frozen does not. Who lost it all the same learns so when the send is noted. */
  async #keeping<T>(lease: RelayLease, work: () => Promise<T>): Promise<T> {
    const beats = setInterval(() => void this.of.leases.renew(lease, this.#leaseMs).catch(() => undefined), this.#leaseMs / 3);
    try {
      return await work();
    } finally {
      clearInterval(beats);
    }
  }

  async #renew(lease: RelayLease): Promise<void> {
    const asked = performance.now();
    await this.of.leases.renew(lease, this.#leaseMs);
    this.#hold(lease, asked);
  }

  #hold(lease: RelayLease, asked: number): void {
    this.#lease = lease;
    this.#position = lease.position;
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
    return this.options.leaseMs ?? 3_600;
  }
}

/** a send of one event is part of its trace; in a larger one every message keeps its own */
function handedOn(event: StoredEvent, events: readonly StoredEvent[], span: Span): string | null {
  return (events.length === 1 && span.isRecording() ? traceparentOf(span) : null) ?? event.traceparent;
}
