import { setTimeout as delay } from 'node:timers/promises';
import { connectionPool, MemoryEventLogs, migrateEventLog, PostgresEventLogs, type EventLog } from '@yange/event-log';
import { testDatabase, testKafka, uniqueName } from '@yange/testing';
import type { Kafka } from 'kafkajs';
import { PgRelayLeases, type RelayLeases } from '../relay/relay-lease.js';
import { migrateRelay } from '../relay/relay.migration.js';
import { Relay, type RelayOptions } from '../relay/relay.js';
import { topicSpec, type TopicRegistry } from '../topics/topic.js';
import { freshDistrict } from '../sample-events.fixture.js';
import { connectKafka } from './kafka-connection.js';

export const threePartitions: TopicRegistry = { partitions: () => 3 };

/** A log in memory or PostgreSQL, the relays' table in PostgreSQL, and the broker of this run. */
export interface RelayedLogs {
  readonly kafka: Kafka;
  readonly brokers: readonly string[];
  readonly databaseUrl: string;
  readonly logs: readonly [EventLog, EventLog];
  readonly leases: RelayLeases;
  readonly openLog: (logId: string) => EventLog;
  readonly relay: (log: EventLog, options?: RelayOptions, leases?: RelayLeases, over?: Kafka) => Relay;
  readonly close: () => Promise<void>;
}

export async function relayedLogs(kind: 'memory' | 'postgres' = 'memory'): Promise<RelayedLogs> {
  const [database, brokers] = await Promise.all([testDatabase(), kafkaBrokers()]);
  const pool = connectionPool({ connectionString: database.url, max: 6 });
  const client = await pool.connect();
  await migrateEventLog(client);
  await migrateRelay(client);
  client.release();
  const contexts = kind === 'memory' ? new MemoryEventLogs('organisations') : new PostgresEventLogs(pool, 'organisations');
  const logs = [contexts.forDistrict(freshDistrict()), contexts.forDistrict(freshDistrict())] as const;
  const kafka = connectKafka({ brokers, clientId: 'spec' });
  const leases = new PgRelayLeases(pool);
  const started: Relay[] = [];
  return {
    kafka,
    brokers,
    databaseUrl: database.url,
    logs,
    leases,
    openLog: (logId) => contexts.forDistrict(logId.split('/')[0] ?? ''),
    relay: (log, options = {}, using = leases, over = kafka) => {
      const relay = new Relay({ log, kafka: over, leases: using, spec: topicSpec(log.logId, threePartitions) }, { retry: { first: 20, longest: 200 }, ...options });
      started.push(relay);
      relay.start();
      return relay;
    },
    close: async () => {
      await Promise.all(started.map((relay) => relay.stop()));
      await contexts.close();
      await pool.end();
      await database.close();
    },
  };
}

async function kafkaBrokers(): Promise<readonly string[]> {
  return (await testKafka()).brokers.split(',');
}

/** every message of a topic as any client would read it, until `count` have come or the time is over */
export async function rawMessages(kafka: Kafka, topic: string, count: number, waitMs = 60_000): Promise<readonly RawMessage[]> {
  const consumer = kafka.consumer({ groupId: uniqueName('raw'), maxWaitTimeInMs: 100 });
  const found: RawMessage[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ partition, message }) => {
      const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name, Buffer.isBuffer(value) ? value : Buffer.from(String(value))] as const);
      found.push({ partition, key: String(message.key), value: message.value ?? Buffer.alloc(0), headers: new Map(headers) });
    },
  });
  const end = performance.now() + waitMs;
  while (found.length < count && performance.now() < end) await delay(50);
  await delay(300);
  await consumer.disconnect();
  return found;
}

export interface RawMessage {
  readonly partition: number;
  readonly key: string;
  readonly value: Buffer;
  readonly headers: ReadonlyMap<string, Buffer>;
}
