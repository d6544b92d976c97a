import { connectionPool } from './connection-pool.js';
import { testDatabase, type TestDatabase } from '@yange/testing';
import type pg from 'pg';
import { mustAppend, onStream } from '../contract/log-fixture.js';
import { ChangedMigration, migrateEventLog } from './migrate-event-log.js';
import { PostgresEventLogs } from './postgres-event-logs.js';

describe('the migrations of the log', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  const migrate = async (schema?: string): Promise<readonly string[]> => {
    const client = await pool.connect();
    try {
      return await migrateEventLog(client, schema === undefined ? {} : { schema });
    } finally {
      client.release();
    }
  };

  beforeAll(async () => {
    database = await testDatabase();
    pool = connectionPool({ connectionString: database.url, max: 5 });
  }, 180_000);
  afterAll(async () => {
    await pool.end();
    await database.close();
  });

  it('are applied once, in order, whoever comes at the same time', async () => {
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate()));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    expect(applied.flat()).toEqual([...applied.flat()].sort());
    expect(await migrate()).toEqual([]);
  });

  it('keep to their schema', async () => {
    await migrate('archive');
    const logs = new PostgresEventLogs(pool, 'organisations', { schema: 'archive' });
    await mustAppend(logs.forDistrict('150302'), onStream('s', 0));
    await logs.close();
    const { rows } = await pool.query('select (select count(*)::int from archive.events) as there, (select count(*)::int from event_log.events) as here');
    expect(rows).toEqual([{ there: 1, here: 0 }]);
    await expect(migrate('a"; drop schema archive cascade; --')).rejects.toThrow(RangeError);
  });

  it('refuse to go on when an applied one was changed', async () => {
    await pool.query(`update event_log.migrations set checksum = 'other' where name = '003-events.sql'`);
    await expect(migrate()).rejects.toThrow(ChangedMigration);
  });
});
