import { logIdOf, topicOf } from '@yange/contracts';
import { connectionPool, PostgresEventLogReaders } from '@yange/event-log';
import { connectKafka } from '@yange/feed';
import type { ContextUrls } from '@yange/local';
import { CommandFailed } from '../exit-code.js';
import { contexts, type ServiceContext } from './platform.plan.js';

/**
 * A broker that holds topics of this district while its logs here are empty was filled from other logs: read models would fold a
 * stranger's events.
 * @throws {CommandFailed} naming the topics
 */
export const refuseForeignTopics = async (brokers: string, districts: readonly string[], databases: Readonly<Record<ServiceContext, ContextUrls>>): Promise<void> => {
  const filled = await filledTopics(brokers, districts);
  if (filled.length === 0) return;
  const foreign: string[] = [];
  for (const context of contexts) {
    const pool = connectionPool({ connectionString: databases[context].logReadUrl, max: 1 });
    const readers = new PostgresEventLogReaders(pool);
    for (const district of districts) {
      const topic = topicOf(district, context);
      if (filled.includes(topic) && (await readers.forLog(logIdOf(district, context)).head()).position === 0) foreign.push(topic);
    }
    await readers.close();
    await pool.end();
  }
  if (foreign.length > 0) {
    throw new CommandFailed(`${brokers} 上的主题来自别处的日志 · these topics were filled from other logs than the ones here: ${foreign.join(', ')}. Use the data folder they came from, another broker, or delete them.`);
  }
};

const filledTopics = async (brokers: string, districts: readonly string[]): Promise<readonly string[]> => {
  const admin = connectKafka({ brokers: brokers.split(','), clientId: 'yange-start' }).admin();
  await admin.connect().catch(() => {
    throw new CommandFailed(`no Kafka broker answers at ${brokers}`);
  });
  try {
    const ours = new Set(districts.flatMap((district) => contexts.map((context) => topicOf(district, context))));
    const filled: string[] = [];
    for (const topic of (await admin.listTopics()).filter((name) => ours.has(name))) {
      const offsets = await admin.fetchTopicOffsets(topic);
      if (offsets.some(({ high, low }) => Number(high) > Number(low))) filled.push(topic);
    }
    return filled;
  } finally {
    await admin.disconnect();
  }
};
