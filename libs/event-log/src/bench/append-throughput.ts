import { connectionPool } from '../postgres/connection-pool.js';
import { randomUUID } from 'node:crypto';
import { newId } from '@yange/kernel';
import type { EventLog, NewEvent } from '../event-log.port.js';
import { migrateEventLog } from '../postgres/migrate-event-log.js';
import { PostgresEventLogs } from '../postgres/postgres-event-logs.js';

/**
 * Appends for a few seconds with 1, 16, 64 and 256 callers, one event per request, and reads all of it back.
 * `DATABASE_URL=postgres://… node libs/event-log/dist/bench/append-throughput.js [seconds]`; writes to a schema of its own.
 */
const anEvent = (): NewEvent => ({
  eventId: newId(), type: 'OrganEstablished', schemaVersion: 1, effectiveFrom: '2019-02-01', effectiveTo: '2019-02-28', supersedes: null,
  correlationId: randomUUID(), causationId: null, actor: 'clerk-1', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  envelope: Buffer.alloc(180, 1), data: Buffer.alloc(80, 2),
});

const bodyHash = Buffer.alloc(32);

const call = async (log: EventLog, until: number): Promise<number> => {
  const streamId = `organ-${randomUUID()}`;
  let version = 0;
  while (performance.now() < until) {
    const result = await log.append({
      commandId: randomUUID(), principal: 'clerk-1', bodyHash, result: '{"ok":true}', streams: [{ streamId, expectedVersion: version, events: [anEvent()] }],
    });
    if (result.kind !== 'appended') throw new Error(JSON.stringify(result));
    version += 1;
  }
  return version;
};

const readBack = async (log: EventLog): Promise<number> => {
  let seen = 0;
  for (let after = 0; ;) {
    const page = await log.readPage({ after, limit: 2_000 });
    for (const event of page.events) if (event.position !== (seen += 1)) throw new Error(`position ${event.position} after ${seen - 1}`);
    if (page.scannedTo === after) return seen;
    after = page.scannedTo;
  }
};

const pool = connectionPool({ connectionString: process.env['DATABASE_URL'] });
const client = await pool.connect();
const schema = `bench_${Date.now()}`;
await migrateEventLog(client, { schema });
client.release();
const logs = new PostgresEventLogs(pool, 'benchmark', { schema });
const log = logs.forDistrict('150302');
const milliseconds = Number(process.argv[2] ?? 5) * 1_000;
await call(log, performance.now() + 500);
for (const callers of [1, 16, 64, 256]) {
  const from = performance.now();
  const counts = await Promise.all(Array.from({ length: callers }, () => call(log, from + milliseconds)));
  const events = counts.reduce((sum, count) => sum + count, 0);
  process.stdout.write(`${callers} callers: ${Math.round(events / (performance.now() - from) * 1_000)} events/s\n`);
}
const from = performance.now();
const events = await readBack(log);
process.stdout.write(`read back ${events} events, dense: ${Math.round(events / (performance.now() - from) * 1_000)} events/s\n`);
await logs.close();
await pool.query(`drop schema ${schema} cascade`);
await pool.end();
