import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';

export interface LastEvent {
  readonly topic: string;
  readonly partition: number;
  readonly eventId: string;
  /** in its log */
  readonly position: number;
}

export interface LastEventsOptions {
  readonly withinMs?: number;
  /** of the group's name: what whoever asks may do at the broker goes by it */
  readonly groupPrefix?: string;
}

interface End {
  readonly topic: string;
  readonly partition: number;
  readonly last: number;
}

const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`;

/**
 * The last event of every partition of these topics that holds any; topics that there are not are left out. The one that is farthest in its log is among them.
 * Reads by a group of its own, which is gone afterwards.
 * @throws Error where the broker does not give them within the time
 */
export const lastEventsOf = async (kafka: Kafka, topics: readonly string[], { withinMs = 60_000, groupPrefix = 'yange-' }: LastEventsOptions = {}): Promise<readonly LastEvent[]> => {
  const ends = await endsOf(kafka, topics);
  if (ends.length === 0) return [];
  const groupId = `${groupPrefix}last-events-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, retry: { retries: 5 } });
  const found = new Map<string, LastEvent>();
  let timer: NodeJS.Timeout | undefined;
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...new Set(ends.map(({ topic }) => topic))], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`the last events of ${topics.join(', ')} did not come`)), withinMs);
      consumer.on('consumer.crash', ({ payload }) => reject(payload.error));
      consumer
        .run({
          autoCommit: false,
          eachMessage: async ({ topic, partition, message: { headers = {}, offset } }) => {
            if (ends.some((end) => end.topic === topic && end.partition === partition && end.last === Number(offset))) {
              found.set(keyOf(topic, partition), { topic, partition, eventId: String(headers['ce_id'] ?? ''), position: Number(headers['yange_position'] ?? 0) });
            }
            if (found.size === ends.length) resolve();
          },
        })
        .catch(reject);
      for (const { topic, partition, last } of ends) consumer.seek({ topic, partition, offset: String(last) });
    });
  } finally {
    clearTimeout(timer);
    await consumer.disconnect();
    await forget(kafka, groupId);
  }
  return [...found.values()];
};

const endsOf = async (kafka: Kafka, topics: readonly string[]): Promise<readonly End[]> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const there = (await admin.listTopics()).filter((name) => topics.includes(name));
    const offsets = await Promise.all(there.map(async (topic) => (await admin.fetchTopicOffsets(topic)).map((one) => ({ topic, ...one }))));
    return offsets.flat().flatMap(({ topic, partition, low, high }) => (Number(high) > Number(low) ? [{ topic, partition, last: Number(high) - 1 }] : []));
  } finally {
    await admin.disconnect();
  }
};

/** Whoever may read may not always delete groups; one that is left behind expires. */
const forget = async (kafka: Kafka, groupId: string): Promise<void> => {
  const admin = kafka.admin();
  await admin.connect();
  await admin.deleteGroups([groupId]).catch(() => undefined);
  await admin.disconnect();
};
