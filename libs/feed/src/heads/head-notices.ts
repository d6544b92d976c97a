import { randomUUID } from 'node:crypto';
import type { Consumer, Kafka } from 'kafkajs';
import { crashOf, untilAborted } from '../kafka-feed/consumer-life.js';
import { defaultRetryPauses, pause, retryPause, type ReportFeedError } from '../loop/pause.js';
import { ensureTopic } from '../topics/ensure-topic.js';
import { outsideSpans } from '../tracing/spans.js';
import { fromHeadMessage, headsTopic, type HeadNotice } from './head-notice.js';

export interface HeadNoticesOf {
  readonly kafka: Kafka;
  /** region codes whose relays are listened to */
  readonly districts: readonly string[];
  /** first words of the consumer group, by which a broker's rules let it read */
  readonly groupPrefix: string;
  readonly onError?: ReportFeedError;
}

/** Listens to what the relays of districts say of their logs. Every process listens for itself, so each has a group of its own that leaves nothing behind. */
export class HeadNotices {
  readonly #last = new Map<string, HeadNotice>();
  readonly #stopping = new AbortController();
  readonly #districtOf: ReadonlyMap<string, string>;
  #running: Promise<void> | null = null;

  constructor(private readonly of: HeadNoticesOf) {
    this.#districtOf = new Map(of.districts.map((district) => [headsTopic(district).topic, district]));
  }

  start(): void {
    this.#running ??= outsideSpans(() => this.#run());
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** @returns null where nothing was heard of that log yet */
  last(logId: string): HeadNotice | null {
    return this.#last.get(logId) ?? null;
  }

  async #run(): Promise<void> {
    for (let attempt = 1; !this.#stopping.signal.aborted; attempt += 1) {
      try {
        await this.#member();
      } catch (error) {
        this.of.onError?.(error, { reader: 'head notices', logId: this.of.districts.join(), attempt });
        await pause(retryPause(attempt, defaultRetryPauses), this.#stopping.signal);
      }
    }
  }

  async #member(): Promise<void> {
    const { kafka, districts, groupPrefix } = this.of;
    const admin = kafka.admin();
    await admin.connect();
    try {
      for (const district of districts) await ensureTopic(admin, headsTopic(district));
    } finally {
      await admin.disconnect();
    }
    const consumer = kafka.consumer({ groupId: `${groupPrefix}heads.${randomUUID()}`, allowAutoTopicCreation: false, maxWaitTimeInMs: 500 });
    try {
      await this.#listen(consumer);
    } finally {
      await consumer.disconnect().catch(() => undefined);
    }
  }

  async #listen(consumer: Consumer): Promise<void> {
    const crashed = crashOf(consumer);
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.#districtOf.keys()], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ topic, message }) => {
        const notice = fromHeadMessage(message, this.#districtOf.get(topic) ?? '');
        if (notice !== null) this.#last.set(notice.logId, notice);
      },
    });
    await Promise.race([crashed, untilAborted(this.#stopping.signal)]);
  }
}
