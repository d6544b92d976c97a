import { fromMessage } from '@yange/feed';
import type { Kafka } from 'kafkajs';
import { NotDense } from './append-side.js';

const withinMs = 120_000;

/**
 * Reads a topic from its beginning by a plain consumer and holds it against what was sent.
 * @throws {NotDense} unless it holds positions 1 to `events` once each, ascending in every partition, and every stream's versions without a hole
 */
export const checkTopic = async (kafka: Kafka, topic: string, events: number): Promise<void> => {
  const admin = kafka.admin();
  await admin.connect();
  const sent = (await admin.fetchTopicOffsets(topic)).reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  await admin.disconnect();
  if (sent !== events) throw new NotDense(topic, `${sent} messages of ${events} events`);
  const content = new TopicContent(topic);
  const consumer = kafka.consumer({ groupId: `check-${topic}` });
  await consumer.connect();
  let seen = 0;
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new NotDense(topic, `${seen} messages read of ${events}`)), withinMs);
      const done = (settle: () => void): void => {
        clearTimeout(late);
        settle();
      };
      consumer.run({
        eachBatch: async ({ batch }) => {
          try {
            for (const message of batch.messages) {
              const { position, streamId, version } = fromMessage(message).event;
              content.add({ partition: batch.partition, position, streamId, version });
            }
          } catch (error) {
            done(() => reject(error as Error));
          }
          if ((seen += batch.messages.length) === events) done(resolve);
        },
      }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  content.check(events);
};

interface Found {
  readonly partition: number;
  readonly position: number;
  readonly streamId: string;
  readonly version: number;
}

class TopicContent {
  readonly #partitions = new Map<number, number>();
  readonly #versions = new Map<string, number>();
  readonly #positions = new Set<number>();

  constructor(private readonly topic: string) {}

  add({ partition, position, streamId, version }: Found): void {
    const before = this.#partitions.get(partition) ?? 0;
    if (position <= before) throw new NotDense(this.topic, `position ${position} after ${before} in partition ${partition}`);
    const expected = (this.#versions.get(streamId) ?? 0) + 1;
    if (version !== expected) throw new NotDense(this.topic, `version ${version} of ${streamId} where ${expected} comes next`);
    this.#partitions.set(partition, position);
    this.#versions.set(streamId, version);
    this.#positions.add(position);
  }

  check(events: number): void {
    if (this.#positions.size !== events || Math.max(...this.#partitions.values()) !== events) throw new NotDense(this.topic, `${this.#positions.size} positions of ${events}`);
  }
}
