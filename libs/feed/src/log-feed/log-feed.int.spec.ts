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

  it('reads the next page while one is handled, and hands each over once and in order, whatever fails', async () => {
    const log = new MemoryEventLogs('organisations').forDistrict(freshDistrict());
    for (let version = 1; version <= 5; version += 1) await appendEach(log, streamNames(4), version);
    const reads: number[] = [];
    const watched = Object.assign(Object.create(log) as typeof log, { readPage: (request: Parameters<typeof log.readPage>[0]) => (reads.push(request.after), log.readPage(request)) });
    const feed = new LogFeed(() => watched, { retry, pollMs: 60_000 });
    const handled: number[] = [];
    let failures = 0;
    await feed.subscribe({
      reader: 'r', logIds: [log.logId], batchSize: 5, checkpoint: () => Promise.resolve(0),
      handle: async (batch) => {
        await until(() => reads.includes(batch.through), 60_000, () => `page after ${batch.through} was not read ahead of ${reads.join()}`);
        if (batch.through === 10 && (failures += 1) < 3) throw new Error('not stored');
        handled.push(...batch.events.map(({ position }) => position));
      },
    });
    await until(() => handled.length === 20, 60_000, () => `${handled.length} handled`);
    expect(handled).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(reads.slice(0, 5)).toEqual([0, 5, 10, 15, 20]);
    await feed.close();
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
