import { randomUUID } from 'node:crypto';
import { newId } from '@yange/kernel';
import type { EventLog, NewEvent, StoredEvent } from '../event-log.port.js';
import { connectionPool } from '../postgres/connection-pool.js';
import { migrateEventLog } from '../postgres/migrate-event-log.js';
import { PostgresEventLogs } from '../postgres/postgres-event-logs.js';

/**
 * How long an event chain and a rare kind of event take to find, by index and by reading the log backwards.
 * `DATABASE_URL=postgres://… node libs/event-log/dist/bench/audit-lookups.js [events]`; writes to a schema of its own.
 */
const anEvent = (type: string, correlationId: string): NewEvent => ({
  eventId: newId(), type, schemaVersion: 1, effectiveFrom: '2019-02-01', effectiveTo: '2019-02-28', supersedes: null, correlationId, causationId: null, actor: 'clerk-1', traceparent: null,
  envelope: Buffer.alloc(180, 1), data: Buffer.alloc(80, 2),
});

const perCommand = 100;

const fill = async (log: EventLog, count: number): Promise<void> => {
  for (let done = 0; done < count; done += perCommand * 8) {
    await Promise.all(Array.from({ length: 8 }, async () => {
      const correlationId = done === 0 ? 'wanted' : randomUUID();
      const events = Array.from({ length: perCommand }, (_, index) => anEvent(done === 0 && index === 0 ? 'OrganSplit' : 'OrganEstablished', correlationId));
      await log.append({ commandId: randomUUID(), principal: 'clerk-1', bodyHash: Buffer.alloc(32), result: '{}', streams: [{ streamId: `organ-${randomUUID()}`, expectedVersion: 0, events }] });
    }));
  }
};

const walk = async (log: EventLog, wanted: (event: StoredEvent) => boolean): Promise<number> => {
  let found = 0;
  for (let after = 0; ;) {
    const { events, scannedTo } = await log.readPage({ after, limit: 500 });
    found += events.filter(wanted).length;
    if (scannedTo === after) return found;
    after = scannedTo;
  }
};

const timed = async (what: string, work: () => Promise<number>): Promise<void> => {
  const from = performance.now();
  const found = await work();
  process.stdout.write(`${what}: ${found} events in ${(performance.now() - from).toFixed(1)} ms\n`);
};

const pool = connectionPool({ connectionString: process.env['DATABASE_URL'] });
const client = await pool.connect();
const schema = `bench_${Date.now()}`;
await migrateEventLog(client, { schema });
const logs = new PostgresEventLogs(pool, 'benchmark', { schema });
const log = logs.forDistrict('150302');
const count = Number(process.argv[2] ?? 200_000);
await fill(log, count);
await client.query(`analyze ${schema}.events`);
const { position: before } = await log.head();
process.stdout.write(`${before} events\n`);
const byIndex = (by: 'type' | 'correlationId', value: string) => async (): Promise<number> => ((await log.lastEvents?.({ by, value, before: before + 1, limit: 5_000 })) ?? []).length;
await timed('a chain by index', byIndex('correlationId', 'wanted'));
await timed('a chain by walk', () => walk(log, ({ correlationId }) => correlationId === 'wanted'));
await timed('a rare kind by index', byIndex('type', 'OrganSplit'));
await timed('a rare kind by walk', () => walk(log, ({ type }) => type === 'OrganSplit'));
for (const [column, value] of [['correlation_id', 'wanted'], ['type', 'OrganSplit']] as const) {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain analyze select * from ${schema}.events e where e.log_id = '${log.logId}' and e.${column} = '${value}' and e.pos < ${before + 1} order by e.pos desc limit 500`);
  process.stdout.write(`${rows.map((row) => row['QUERY PLAN']).join('\n')}\n`);
}
client.release();
await logs.close();
await pool.end();
