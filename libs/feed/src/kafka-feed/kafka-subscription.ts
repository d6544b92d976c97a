import type { EventLogReader } from '@yange/event-log';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { SubscribeRequest, Subscription } from '../feed.port.js';
import { defaultRetryPauses, pause, retryPause } from '../loop/pause.js';
import type { OwnTopics } from '../topics/own-topics.js';
import type { TopicSpec } from '../topics/topic.js';
import { Assignment } from './assignment.js';
import { crashOf, untilAborted } from './consumer-life.js';
import type { KafkaFeedOptions } from './kafka-feed.js';

/** `group.min.session.timeout.ms` of a broker that was told nothing else. Until it has passed nobody follows a reader that was killed. */
const shortestSessionMs = 6_000;

/**
 * One consumer group member. kafkajs restarts itself after most errors; whatever it gives up on ends the member,
 * and this loop makes a new one after a pause, until it is stopped.
 */
export class KafkaSubscription implements Subscription {
  readonly done: Promise<void>;
  readonly #stopping = new AbortController();

  constructor(
    private readonly at: { readonly kafka: Kafka; readonly own: OwnTopics },
    private readonly specs: ReadonlyMap<string, TopicSpec>,
    private readonly request: SubscribeRequest,
    private readonly options: KafkaFeedOptions,
  ) {
    this.done = this.#run();
    this.done.catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.done;
  }

  async #run(): Promise<void> {
    const pauses = this.options.retry ?? defaultRetryPauses;
    for (let attempt = 1; !this.#stopping.signal.aborted; attempt += 1) {
      try {
        await this.#member();
      } catch (error) {
        this.options.onError?.(error, { reader: this.request.reader, logId: this.request.logIds.join(), attempt });
        await pause(retryPause(attempt, pauses), this.#stopping.signal);
      }
    }
  }

  /** until stopped; throws once this member is beyond help */
  async #member(): Promise<void> {
    await this.at.own.assert(this.#logsHere(), `${this.request.reader}.`);
    const consumer = this.#consumer();
    let assignment: Assignment | null = null;
    const inFlight = new Set<Promise<void>>();
    try {
      const crashed = crashOf(consumer);
      consumer.on(consumer.events.REBALANCING, () => assignment?.leave());
      consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
        assignment?.leave();
        assignment = this.#assignment(consumer);
        assignment.join(payload.memberAssignment);
      });
      await consumer.connect();
      await consumer.subscribe({ topics: [...this.specs.values()].map((spec) => spec.topic), fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: [...this.specs.values()].reduce((sum, spec) => sum + spec.partitions, 0),
        eachBatch: (payload) => tracked(inFlight, this.#each(assignment, payload)),
      });
      await Promise.race([crashed, untilAborted(this.#stopping.signal)]);
    } finally {
      (assignment as Assignment | null)?.leave();
      await Promise.allSettled(inFlight);
      await consumer.disconnect().catch(() => undefined);
    }
  }

  /** Of the topics that are read those whose logs can be asked. */
  #logsHere(): ReadonlyMap<string, EventLogReader> {
    return new Map([...this.specs].flatMap(([logId, { topic }]) => {
      const log = this.options.refetch?.(logId) ?? null;
      return log === null ? [] : [[topic, log] as const];
    }));
  }

  async #each(assignment: Assignment | null, payload: EachBatchPayload): Promise<void> {
    if (assignment && !this.#stopping.signal.aborted) await assignment.take(payload);
  }

  #assignment(consumer: Consumer): Assignment {
    const { at: { kafka }, specs, request, options } = this;
    return new Assignment({ kafka, consumer, specs, request, options }, this.#stopping.signal);
  }

  #consumer(): Consumer {
    const sessionTimeout = this.options.sessionTimeoutMs ?? shortestSessionMs;
    return this.at.kafka.consumer({
      groupId: this.request.reader,
      allowAutoTopicCreation: false,
      sessionTimeout,
      heartbeatInterval: Math.floor(sessionTimeout / 10),
      rebalanceTimeout: Math.max(60_000, sessionTimeout),
      maxWaitTimeInMs: 200,
      retry: { retries: 5, initialRetryTime: 200, maxRetryTime: 5_000, restartOnFailure: () => Promise.resolve(true) },
    });
  }
}

function tracked(inFlight: Set<Promise<void>>, work: Promise<void>): Promise<void> {
  inFlight.add(work);
  const forget = (): void => void inFlight.delete(work);
  work.then(forget, forget);
  return work;
}
