import type { EventLogReader } from '@yange/event-log';
import type { Kafka } from 'kafkajs';
import type { Feed, SubscribeRequest, Subscription } from '../feed.port.js';
import type { ReportFeedError, RetryPauses } from '../loop/pause.js';
import { ensureTopic } from '../topics/ensure-topic.js';
import { OwnTopics } from '../topics/own-topics.js';
import { topicSpec, type TopicRegistry } from '../topics/topic.js';
import { outsideSpans } from '../tracing/spans.js';
import { KafkaSubscription } from './kafka-subscription.js';
import { OpenSubscriptions } from '../loop/open-subscriptions.js';

export interface KafkaFeedOptions {
  /** where events that the topic lost are read again; without it, or null for a log that lies elsewhere, the topic is read once more from its beginning */
  readonly refetch?: (logId: string) => EventLogReader | null;
  readonly retry?: RetryPauses;
  readonly onError?: ReportFeedError;
  /**
   * milliseconds without a heartbeat after which the broker gives our partitions to another process, or to ourselves
   * after it was restarted: the shortest that a broker allows unless told (6,000)
   */
  readonly sessionTimeoutMs?: number;
}

/** Reads the topics that the relays fill. */
export class KafkaFeed implements Feed {
  readonly kind = 'kafka';
  readonly #subscriptions = new OpenSubscriptions();
  readonly #own: OwnTopics;

  constructor(
    private readonly kafka: Kafka,
    private readonly registry: TopicRegistry,
    private readonly options: KafkaFeedOptions = {},
  ) {
    this.#own = new OwnTopics(kafka);
  }

  /** @throws {PartitionCountDiffers} when a topic is not the one that the registry pins */
  async subscribe(request: SubscribeRequest): Promise<Subscription> {
    const specs = new Map(request.logIds.map((logId) => [logId, topicSpec(logId, this.registry)]));
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      for (const spec of specs.values()) await ensureTopic(admin, spec);
    } finally {
      await admin.disconnect();
    }
    const subscription = outsideSpans(() => new KafkaSubscription({ kafka: this.kafka, own: this.#own }, specs, request, this.options));
    return this.#subscriptions.add(subscription);
  }

  async close(): Promise<void> {
    await this.#subscriptions.stop();
  }
}
