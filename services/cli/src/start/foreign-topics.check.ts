import { logIdOf, topicOf } from '@yange/contracts';
import { connectionPool, PostgresEventLogReaders } from '@yange/event-log';
import { connectKafka, lastEventsOf } from '@yange/feed';
import type { ContextUrls } from '@yange/local';
import { CommandFailed } from '../exit-code.js';
import { contexts, type ServiceContext } from './platform.plan.js';

/**
 * A topic whose last events are in no log here was filled from another log, or from this one before it was restored to an earlier point: read models would fold what
 * nobody recorded.
 * @throws {CommandFailed} naming the topics
 */
export const refuseForeignTopics = async (brokers: string, districts: readonly string[], databases: Readonly<Record<ServiceContext, ContextUrls>>): Promise<void> => {
  const last = await lastEvents(brokers, districts);
  const foreign: string[] = [];
  for (const context of contexts) {
    const pool = connectionPool({ connectionString: databases[context].logReadUrl, max: 1 });
    const readers = new PostgresEventLogReaders(pool);
    for (const district of districts) {
      const log = readers.forLog(logIdOf(district, context));
      for (const { topic, eventId } of last.filter((one) => one.topic === topicOf(district, context))) {
        if (!foreign.includes(topic) && (await log.findEvent(eventId)) === null) foreign.push(topic);
      }
    }
    await readers.close();
    await pool.end();
  }
  if (foreign.length > 0) {
    throw new CommandFailed(`${brokers} 上的主题来自别处的日志，或日志已恢复到更早的一点 · these topics hold events that are in no log here: ${foreign.join(', ')}. Use the data folder they came from, another broker, or delete them: they are filled again from the logs.`);
  }
};

const lastEvents = async (brokers: string, districts: readonly string[]) => {
  const kafka = connectKafka({ brokers: brokers.split(','), clientId: 'yange-start' });
  const topics = districts.flatMap((district) => contexts.map((context) => topicOf(district, context)));
  return lastEventsOf(kafka, topics).catch((error: unknown) => {
    throw new CommandFailed(`no Kafka broker answers at ${brokers}: ${error instanceof Error ? error.message : String(error)}`);
  });
};
