import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';
import type { TopicRow } from './evidence.js';

const client = (brokers: string): Kafka => new Kafka({ brokers: brokers.split(','), clientId: 'yange-checker', logLevel: logLevel.NOTHING });

/** Every message of a topic, from its beginning to its end of now, by a reader of its own. */
export const readTopic = async (brokers: string, district: string, context: string): Promise<readonly TopicRow[]> => {
  const topic = `yange.${district}.${context}.v1`;
  const kafka = client(brokers);
  const ends = await endsOf(kafka, topic);
  const waiting = new Set(ends.filter(({ low, high }) => high > low).map(({ partition }) => partition));
  if (waiting.size === 0) return [];
  const rows: TopicRow[] = [];
  const consumer = kafka.consumer({ groupId: `yange-checker-${randomUUID()}` });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on('consumer.crash', ({ payload }) => reject(payload.error));
      consumer.run({
        eachMessage: ({ partition, message }) => {
          rows.push(rowOf(context, partition, message));
          if (Number(message.offset) + 1 >= (ends.find((end) => end.partition === partition)?.high ?? 0)) waiting.delete(partition);
          if (waiting.size === 0) resolve();
          return Promise.resolve();
        },
      }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return rows;
};

const endsOf = async (kafka: Kafka, topic: string) => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    if (!(await admin.listTopics()).includes(topic)) return [];
    return (await admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) }));
  } finally {
    await admin.disconnect();
  }
};

const rowOf = (context: string, partition: number, { headers = {}, offset }: KafkaMessage): TopicRow => {
  const header = (name: string): string => String(headers[name] ?? '');
  return { context, partition, offset: Number(offset), id: header('ce_id'), stream: header('ce_subject'), version: Number(header('yange_stream_version')), position: Number(header('yange_position')) };
};
