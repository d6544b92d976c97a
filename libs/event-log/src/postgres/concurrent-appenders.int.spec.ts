import { logDatabase, type LogDatabase } from '../contract/log-database.js';
import { mustAppend, newDistrict, onStream, readAll } from '../contract/log-fixture.js';
import type { EventLog } from '../event-log.port.js';
import { verifyLog } from '../verify/verify-log.js';
import { PostgresEventLogReaders, PostgresEventLogs, type PostgresEventLogsOptions } from './postgres-event-logs.js';

describe('several processes on one log', () => {
  let database: LogDatabase;
  const opened: PostgresEventLogs[] = [];
  const open = (district: string, options: PostgresEventLogsOptions = {}): EventLog => {
    const logs = new PostgresEventLogs(database.pool('appender'), 'staffing', options);
    opened.push(logs);
    return logs.forDistrict(district);
  };

  beforeAll(async () => {
    database = await logDatabase();
  }, 180_000);
  afterAll(async () => {
    await Promise.all(opened.map((logs) => logs.close()));
    await database.close();
  });

  it('leave no gap and lose nothing while a reader pages behind them', async () => {
    const district = newDistrict();
    const readers = new PostgresEventLogReaders(database.pool('reader'));
    const reader = readers.forLog(`${district}/staffing`);
    const wanted = 4 * 10 * 30;
    const writers = Array.from({ length: 4 }, async (_, process) => {
      const log = open(district, { batchRequests: 5 + process });
      await Promise.all(Array.from({ length: 10 }, async (_unused, caller) => {
        for (let version = 0; version < 30; version += 1) await mustAppend(log, onStream(`p${process}-c${caller}`, version));
      }));
    });
    let failed = false;
    Promise.all(writers).catch(() => (failed = true));
    const seen: number[] = [];
    for (let after = 0; after < wanted && !failed;) {
      const page = await reader.readPage({ after, limit: 17 });
      seen.push(...page.events.map((event) => event.position));
      after = page.scannedTo;
    }
    await Promise.all(writers);
    expect(seen).toEqual(Array.from({ length: wanted }, (_, i) => i + 1));
    expect(await verifyLog(reader, { envelopes: 'opaque' })).toMatchObject({ events: wanted, problems: [] });
    await readers.close();
  }, 180_000);

  it('have one winner for each version, claim and command', async () => {
    const district = newDistrict();
    const logs = Array.from({ length: 4 }, () => open(district));
    for (let round = 0; round < 20; round += 1) {
      const same = onStream(`same-${round}`, 0);
      const results = await Promise.all(logs.flatMap((log, i) => [
        log.append(onStream('hot', round)),
        log.append(onStream(`claimer-${round}-${i}`, 0, 1, { claims: [{ key: `key-${round}`, streamId: `claimer-${round}-${i}` }] })),
        log.append(same),
      ]));
      const kinds = [0, 1, 2].map((family) => results.filter((_, i) => i % 3 === family).map((result) => result.kind).sort());
      expect(kinds[0]).toEqual(['appended', 'conflict', 'conflict', 'conflict']);
      expect(kinds[1]).toEqual(['appended', 'conflict', 'conflict', 'conflict']);
      expect(kinds[2]).toEqual(['appended', 'repeated', 'repeated', 'repeated']);
    }
    expect(await verifyLog(logs[0]!, { envelopes: 'opaque' })).toMatchObject({ events: 60, problems: [] });
    const { rows } = await database.superuser.query('select count(*)::int as left_over from event_log.streams where version = 0');
    expect(rows).toEqual([{ left_over: 0 }]);
  }, 180_000);

  it('do not wait for each other for ever when their streams cross', async () => {
    const district = newDistrict();
    const logs = [open(district), open(district)];
    const deadlocks = async (): Promise<number> => {
      const { rows: [row] } = await database.superuser.query<{ count: string }>('select deadlocks as count from pg_stat_database where datname = current_database()');
      return Number(row?.count);
    };
    const before = await deadlocks();
    const crossing = async (log: EventLog, streamIds: readonly string[], guard: string): Promise<void> => {
      for (let i = 0; i < 40; i += 1) {
        const streams = await Promise.all(streamIds.map(async (streamId) => ({ streamId, expectedVersion: (await log.readStream(streamId)).length })));
        const { streams: parts, ...rest } = onStream('unused', 0, 1, { guards: [{ streamId: guard, version: 0 }] });
        const events = parts[0]!.events;
        await log.append({ ...rest, streams: [{ ...streams[0]!, events }] });
        await log.append(onStream(streamIds[1]!, streams[1]!.expectedVersion));
      }
    };
    await Promise.all([crossing(logs[0]!, ['a', 'b'], 'z'), crossing(logs[1]!, ['b', 'a'], 'y')]);
    expect((await readAll(logs[0]!)).length).toBeGreaterThan(40);
    await new Promise((resolve) => setTimeout(resolve, 1_500)); // statistics are told once a second
    expect(await deadlocks()).toBe(before);
    expect((await verifyLog(logs[0]!, { envelopes: 'opaque' })).problems).toEqual([]);
  }, 180_000);

  it('go on one microsecond later when the clock of the server was set back', async () => {
    const log = open(newDistrict());
    await mustAppend(log, onStream('s', 0));
    await database.superuser.query(`update event_log.log_head set recorded_at = '2199-12-31T23:59:59.000007Z' where log_id = $1`, [log.logId]);
    const results = await Promise.all([log.append(onStream('s', 1)), log.append(onStream('t', 0))]);
    const next = await mustAppend(log, onStream('s', 2));
    expect(results).toMatchObject([{ recordedAt: '2199-12-31T23:59:59.000008Z' }, { recordedAt: '2199-12-31T23:59:59.000008Z' }]);
    expect(next.recordedAt).toBe('2199-12-31T23:59:59.000009Z');
  });
});
