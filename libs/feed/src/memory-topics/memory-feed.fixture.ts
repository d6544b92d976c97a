import type { Consumer, EachBatchPayload } from 'kafkajs';
import type { Feed, SubscribeRequest, Subscription } from '../feed.port.js';
import { Assignment } from '../kafka-feed/assignment.js';
import type { KafkaFeedOptions } from '../kafka-feed/kafka-feed.js';
import { OpenSubscriptions } from '../loop/open-subscriptions.js';
import { RunningSubscription } from '../loop/running-subscription.js';
import { Wake } from '../loop/wake.js';
import { topicSpec, type TopicRegistry, type TopicSpec } from '../topics/topic.js';
import type { MemoryTopics } from './memory-topics.fixture.js';

export interface MemoryFeedOptions extends KafkaFeedOptions {
  /** whoever fetches, and whoever commits, waits for it */
  readonly turn?: () => Promise<void>;
  /** messages that a fetch brings at most */
  readonly fetches?: () => number;
  /** by how many messages a fetch begins too early: what was delivered comes once more */
  readonly again?: () => number;
}

const never = 600_000;

/**
 * Reads topics in memory by the real {@link Assignment} and its partition readers: what the broker and its client do is told here, what the product makes of
 * it is the product's. One member holds all partitions; whoever stops it and subscribes anew is its successor.
 */
export class MemoryFeed implements Feed {
  readonly kind = 'kafka';
  readonly #subscriptions = new OpenSubscriptions();

  constructor(private readonly topics: MemoryTopics, private readonly registry: TopicRegistry, private readonly options: MemoryFeedOptions = {}) {}

  async subscribe(request: SubscribeRequest): Promise<Subscription> {
    const specs = new Map(request.logIds.map((logId) => [logId, topicSpec(logId, this.registry)]));
    const running = new RunningSubscription((signal) => {
      const seeks = new Map<string, number>();
      const consumer = this.#consumer(request.reader, seeks);
      const most = Math.max(...[...specs.values()].map(({ partitions }) => partitions));
      const assignment = new Assignment({ kafka: this.topics.client(most), consumer, specs, request, options: this.options }, signal);
      const held = [...specs.values()].flatMap((spec) => Array.from({ length: spec.partitions }, (_, partition) => ({ spec, partition })));
      assignment.join(Object.fromEntries([...specs.values()].map(({ topic, partitions }) => [topic, Array.from({ length: partitions }, (_, partition) => partition)])));
      return held.map(({ spec, partition }) => this.#fetch(spec, partition, { assignment, request, seeks, signal }));
    });
    return this.#subscriptions.add(running);
  }

  async close(): Promise<void> {
    await this.#subscriptions.stop();
  }

  #consumer(group: string, seeks: Map<string, number>): Consumer {
    const consumer: Pick<Consumer, 'seek' | 'commitOffsets'> = {
      seek: ({ topic, partition, offset }) => {
        seeks.set(`${topic} ${partition}`, Math.max(0, Number(offset)));
        this.topics.nudge();
      },
      commitOffsets: async (offsets) => {
        await this.#turn();
        for (const { topic, partition, offset, metadata } of offsets) this.topics.commit(group, topic, partition, { offset, metadata: metadata ?? null });
      },
    };
    return consumer as Consumer;
  }

  async #fetch({ topic }: TopicSpec, partition: number, { assignment, request, seeks, signal }: Member): Promise<void> {
    const key = `${topic} ${partition}`;
    const wake = new Wake();
    const forget = this.topics.onSend(wake.signal);
    let next = Math.max(0, Number(this.topics.committed(request.reader, topic, partition).offset));
    try {
      while (!signal.aborted) {
        await this.#turn();
        next = seeks.get(key) ?? next;
        seeks.delete(key);
        const messages = this.topics.read(topic, partition, Math.max(0, next - (this.options.again?.() ?? 0)), this.options.fetches?.() ?? 1_000);
        if (Number(messages.at(-1)?.offset ?? -1) < next) {
          await wake.wait(never, signal);
          continue;
        }
        const payload: Pick<EachBatchPayload, 'resolveOffset' | 'heartbeat' | 'isRunning' | 'isStale'> & { batch: Pick<EachBatchPayload['batch'], 'topic' | 'partition' | 'messages'> } = {
          batch: { topic, partition, messages: [...messages] },
          resolveOffset: (offset) => void (next = Math.max(next, Number(offset) + 1)),
          heartbeat: () => Promise.resolve(),
          isRunning: () => !signal.aborted,
          isStale: () => seeks.has(key),
        };
        await assignment.take(payload as EachBatchPayload);
      }
    } finally {
      forget();
    }
  }

  #turn(): Promise<void> {
    return this.options.turn?.() ?? Promise.resolve();
  }
}

interface Member {
  readonly assignment: Assignment;
  readonly request: SubscribeRequest;
  /** where the assignment wants to read on, by topic and partition */
  readonly seeks: Map<string, number>;
  readonly signal: AbortSignal;
}
