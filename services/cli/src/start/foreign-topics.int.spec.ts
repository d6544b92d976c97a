import { createHash, randomInt, randomUUID } from 'node:crypto';
import { logIdOf, partitionsOf, topicOf } from '@yange/contracts';
import { connectionPool, migrateEventLog, PostgresEventLogs, type AppendRequest, type EventLog } from '@yange/event-log';
import { connectKafka, migrateRelay, PgRelayLeases, Relay, topicSpec } from '@yange/feed';
import { testDatabase, testKafka, type TestDatabase } from '@yange/testing';
import type { Pool } from 'pg';
import { refuseForeignTopics } from './foreign-topics.check.js';
import { contexts } from './platform.plan.js';

const district = String(randomInt(100_000, 1_000_000));

/** The same at every call of a number: a log that is restored holds the same events. */
const requests: readonly AppendRequest[] = Array.from({ length: 12 }, (_, index) => ({
  commandId: `c-${index}`, principal: 'spec', bodyHash: createHash('sha256').update(String(index)).digest(), result: '{}',
  streams: [{
    streamId: `organ/${index}`, expectedVersion: 0,
    events: [{ eventId: randomUUID(), type: 'SampleNoted', schemaVersion: 1, effectiveFrom: null, effectiveTo: '2019-02-28', supersedes: null, correlationId: 'c', causationId: null, actor: 'spec', traceparent: null, envelope: Buffer.from('e'), data: Buffer.from(String(index)) }],
  }],
}));

describe('topics that are there when a platform starts', () => {
  const opened: { readonly database: TestDatabase; readonly pool: Pool; readonly logs: PostgresEventLogs }[] = [];
  let brokers: string;
  let relay: Relay;

  /** A database whose log of organisations holds that many of the events. */
  const holding = async (count: number): Promise<{ readonly url: string; readonly pool: Pool; readonly log: EventLog }> => {
    const database = await testDatabase();
    const pool = connectionPool({ connectionString: database.url, max: 4 });
    const client = await pool.connect();
    await migrateEventLog(client);
    await migrateRelay(client);
    client.release();
    const logs = new PostgresEventLogs(pool, 'organisations');
    opened.push({ database, pool, logs });
    const log = logs.forDistrict(district);
    for (const request of requests.slice(0, count)) await log.append(request);
    return { url: database.url, pool, log };
  };
  const started = async (count: number): Promise<string> => {
    const { url } = await holding(count);
    const databases = Object.fromEntries(contexts.map((context) => [context, { logReadUrl: url }])) as unknown as Parameters<typeof refuseForeignTopics>[2];
    return refuseForeignTopics(brokers, [district], databases).then(() => 'started', (error: Error) => error.message);
  };

  beforeAll(async () => {
    ({ brokers } = await testKafka());
    const { pool, log } = await holding(requests.length);
    const logId = logIdOf(district, 'organisations');
    const kafka = connectKafka({ brokers: brokers.split(','), clientId: 'spec' });
    relay = new Relay({ log, kafka, leases: new PgRelayLeases(pool), spec: topicSpec(logId, { partitions: partitionsOf }) }, { retry: { first: 20, longest: 200 } });
    relay.start();
    while ((relay.position ?? 0) < requests.length) await new Promise((resolve) => setTimeout(resolve, 50));
  }, 180_000);
  afterAll(async () => {
    await relay?.stop();
    for (const { database, pool, logs } of opened) {
      await logs.close();
      await pool.end();
      await database.close();
    }
  });

  it('may hold what the log holds', async () => expect(await started(requests.length)).toBe('started'), 120_000);

  it.each([['an earlier point of the same log', requests.length - 1], ['no log at all', 0]])('may not be those of %s: they are named', async (_what, count) => {
    expect(await started(count)).toContain(topicOf(district, 'organisations'));
  }, 120_000);
});
