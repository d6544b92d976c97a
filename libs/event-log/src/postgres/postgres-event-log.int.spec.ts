import { connectionPool } from './connection-pool.js';
import { testDatabase, type TestDatabase } from '@yange/testing';
import type pg from 'pg';
import { describeEventLogContract } from '../contract/event-log.contract.js';
import { migrateEventLog } from './migrate-event-log.js';
import { PostgresEventLogs } from './postgres-event-logs.js';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await testDatabase();
  pool = connectionPool({ connectionString: database.url, max: 6 });
  const client = await pool.connect();
  await migrateEventLog(client);
  client.release();
}, 180_000);
afterAll(async () => {
  await pool.end();
  await database.close();
});

describeEventLogContract('postgres', async () => new PostgresEventLogs(pool, 'organisations'));

describeEventLogContract('postgres with a batch per request', async () => new PostgresEventLogs(pool, 'staffing', { batchRequests: 1 }));
