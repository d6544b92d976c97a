import { connectionPool, MemoryEventLogs, migrateEventLog, PostgresEventLogs } from '@yange/event-log';
import { testDatabase } from '@yange/testing';
import { describeFeed } from '../feed.contract.js';
import { until } from '../recording-reader.fixture.js';
import { appendEach, freshDistrict, streamNames } from '../sample-events.fixture.js';
import { HeadBehindCheckpoint, LogFeed } from './log-feed.js';

const retry = { first: 20, longest: 100 };

describeFeed('a log in memory', async () => {
  const logs = new MemoryEventLogs('organisations');
  const both = [logs.forDistrict(freshDistrict()), logs.forDistrict(freshDistrict())] as const;
  return {
    logs: both,
    openFeed: () => new LogFeed((logId) => logs.forDistrict(logId.split('/')[0] ?? ''), { retry, pollMs: 200 }),
    close: () => logs.close(),
  };
});

describeFeed('a log in PostgreSQL', async () => {
  const database = await testDatabase();
  const pool = connectionPool({ connectionString: database.url, max: 6 });
  const client = await pool.connect();
  await migrateEventLog(client);
  client.release();
  const logs = new PostgresEventLogs(pool, 'organisations');
  const both = [logs.forDistrict(freshDistrict()), logs.forDistrict(freshDistrict())] as const;
  return {
    logs: both,
    openFeed: () => new LogFeed((logId) => logs.forDistrict(logId.split('/')[0] ?? ''), { retry, pollMs: 200 }),
    close: async () => {
      await logs.close();
      await pool.end();
      await database.close();
    },
  };
});

describe('a log feed', () => {
  it('refuses a log that ends before the checkpoint', async () => {
    const log = new MemoryEventLogs('organisations').forDistrict(freshDistrict());
    await appendEach(log, streamNames(2), 1);
    const subscription = await new LogFeed(() => log).subscribe({ reader: 'r', logIds: [log.logId], checkpoint: () => Promise.resolve(5), handle: () => Promise.resolve() });
    await expect(subscription.done).rejects.toThrow(HeadBehindCheckpoint);
  });

  it('is woken by an append, long before the next poll', async () => {
    const log = new MemoryEventLogs('organisations').forDistrict(freshDistrict());
    const feed = new LogFeed(() => log, { pollMs: 60_000 });
    let seen = 0;
    await feed.subscribe({ reader: 'r', logIds: [log.logId], checkpoint: () => Promise.resolve(0), handle: async (batch) => { seen += batch.events.length; } });
    await appendEach(log, streamNames(3), 1);
    await until(() => seen === 3, 2_000, () => `${seen} seen`);
    await feed.close();
  });
});
