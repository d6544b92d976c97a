import type { IHeaders, Kafka, KafkaMessage, Message } from 'kafkajs';
import type { TopicSpec } from '../topics/topic.js';

interface Committed {
  readonly offset: string;
  readonly metadata: string | null;
}

/** Topics as a broker keeps them: messages by offset, in partitions, and how far groups say that they have read. */
export class MemoryTopics {
  readonly #messages = new Map<string, KafkaMessage[]>();
  readonly #committed = new Map<string, Committed>();
  readonly #listeners = new Set<() => void>();

  send({ topic }: TopicSpec, messages: readonly Message[]): void {
    for (const { key, value, partition = 0, timestamp = '0', headers } of messages) {
      const of = this.#of(topic, partition);
      of.push({ key: Buffer.from(String(key)), value: value as Buffer, timestamp, attributes: 0, offset: String(of.length), headers: headers as IHeaders });
    }
    this.nudge();
  }

  /** Whoever waits for messages looks again. */
  nudge(): void {
    for (const listener of this.#listeners) listener();
  }

  /** What the broker lost: its offset stays, and nobody reads it any more. */
  lose(topic: string, partition: number, nth: number): void {
    const of = this.#of(topic, partition);
    if (of.length > 0) delete of[nth % of.length];
  }

  read(topic: string, partition: number, from: number, most: number): readonly KafkaMessage[] {
    return this.#of(topic, partition).slice(from).filter((message) => (message as KafkaMessage | undefined) !== undefined).slice(0, most);
  }

  commit(group: string, topic: string, partition: number, committed: Committed): void {
    this.#committed.set(`${group} ${topic} ${partition}`, committed);
  }

  committed(group: string, topic: string, partition: number): Committed {
    return this.#committed.get(`${group} ${topic} ${partition}`) ?? { offset: '-1', metadata: null };
  }

  onSend(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The client of the broker, as far as what was committed is asked. */
  client(partitions: number): Kafka {
    const admin = {
      connect: () => Promise.resolve(),
      disconnect: () => Promise.resolve(),
      fetchOffsets: ({ groupId, topics = [] }: { readonly groupId: string; readonly topics?: readonly string[] }) =>
        Promise.resolve(topics.map((topic) => ({ topic, partitions: Array.from({ length: partitions }, (_, partition) => ({ partition, ...this.committed(groupId, topic, partition) })) }))),
    };
    return { admin: () => admin } as unknown as Kafka;
  }

  #of(topic: string, partition: number): KafkaMessage[] {
    const key = `${topic} ${partition}`;
    const known = this.#messages.get(key) ?? [];
    this.#messages.set(key, known);
    return known;
  }
}
