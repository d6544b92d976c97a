import { Kafka, logLevel, type Admin } from 'kafkajs';
import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { district, type Recording } from '../platform.js';
import type { Scene } from '../scene.js';

export const topicOf = (context: Recording): string => `yange.${district}.${context}.v1`;

export const kafkaOf = ({ platform }: Scene): Kafka => new Kafka({ brokers: platform.kafka.brokers.split(','), clientId: 'yange-faults', logLevel: logLevel.NOTHING, retry: { retries: 8, initialRetryTime: 300 } });

export const withAdmin = async <T>(scene: Scene, work: (admin: Admin) => Promise<T>): Promise<T> => {
  const admin = kafkaOf(scene).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
};

/**
 * What an operator does when a topic is lost: relays stand still, the topic is made anew, and the relays send the log once more from its beginning.
 * @param how `wiped`: deleted and made again; `cut`: everything in it is taken out
 */
export const republished = async (scene: Scene, context: Recording, how: 'wiped' | 'cut'): Promise<void> => {
  const { platform } = scene;
  const topic = topicOf(context);
  const relays = platform.named(`${context}-relay`);
  await Promise.all(relays.map((relay) => relay.hold()));
  try {
    await insisted(() => withAdmin(scene, (admin) => (how === 'cut' ? emptied(admin, topic) : deleted(admin, topic))));
    await insisted(() => fromTheBeginning(platform.databases[context].logOwnerUrl, `${district}/${context}`));
  } finally {
    await Promise.all(relays.map((relay) => relay.start()));
  }
};

const deleted = async (admin: Admin, topic: string): Promise<void> => {
  if ((await admin.listTopics()).includes(topic)) await admin.deleteTopics({ topics: [topic] });
};

export const emptied = async (admin: Admin, topic: string): Promise<void> => {
  const ends = await admin.fetchTopicOffsets(topic);
  const partitions = ends.filter(({ low, high }) => low !== high).map(({ partition, high }) => ({ partition, offset: high }));
  if (partitions.length > 0) await admin.deleteTopicRecords({ topic, partitions });
};

/** Servers that other faults have taken down come back. */
const insisted = async (work: () => Promise<void>): Promise<void> => {
  for (const end = performance.now() + 120_000; ; await pause(500)) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
};

const fromTheBeginning = async (url: string, logId: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, application_name: 'yange faults' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`update relay.checkpoints set pos = 0, partition_positions = array_fill(0::bigint, array[cardinality(partition_positions)]), owner_epoch = owner_epoch + 1 where log_id = $1`, [logId]);
  } finally {
    await client.end();
  }
};
