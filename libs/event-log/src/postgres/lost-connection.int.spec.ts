import { connectionPool } from './connection-pool.js';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type pg from 'pg';
import { logDatabase, type LogDatabase } from '../contract/log-database.js';
import { mustAppend, newDistrict, onStream, readAll } from '../contract/log-fixture.js';
import { verifyLog } from '../verify/verify-log.js';
import { PostgresEventLogs, type PostgresEventLogsOptions } from './postgres-event-logs.js';

/** Between client and server: can swallow the next answers and cut the line, as a dying network does. */
const startCutter = async (port: number): Promise<{ server: Server; port: number; cutNextAnswer: () => void }> => {
  let cut = false;
  const server = createServer((client: Socket) => {
    const upstream = connect(port, '127.0.0.1');
    client.pipe(upstream);
    upstream.on('data', (chunk) => {
      if (cut) {
        cut = false;
        client.destroy();
        return;
      }
      client.write(chunk);
    });
    upstream.on('close', () => client.destroy()).on('error', () => client.destroy());
    client.on('close', () => upstream.end()).on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, cutNextAnswer: () => (cut = true) };
};

describe('a log whose connections break', () => {
  let database: LogDatabase;
  const opened: PostgresEventLogs[] = [];
  const open = (pool: pg.Pool, options: PostgresEventLogsOptions = {}): PostgresEventLogs => {
    const logs = new PostgresEventLogs(pool, 'organisations', options);
    opened.push(logs);
    return logs;
  };

  beforeAll(async () => {
    database = await logDatabase();
  }, 180_000);
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((logs) => logs.close()));
  });
  afterAll(() => database.close());

  it('appends each command once while the server keeps ending its sessions', async () => {
    const logs = open(database.pool('appender', 3), { pollMs: 60_000 });
    const log = logs.forDistrict(newDistrict());
    let calls = 0;
    log.onAppend(() => (calls += 1));
    let done = false;
    let settled = 0;
    const killer = (async () => {
      for (let [kills, patience] = [0, 25]; ;) {
        const before = settled;
        const { rows } = await database.superuser.query<{ killed: boolean }>(`select pg_terminate_backend(pid) as killed from pg_stat_activity
          where datname = current_database() and usename like '%appender'`);
        kills += rows.length;
        if (done) return kills;
        // However slow the machine: when nothing gets through between two kills, the next comes later.
        await new Promise((resolve) => setTimeout(resolve, patience));
        patience = settled > before ? 25 : patience * 1.5;
      }
    })();
    const kinds = (await Promise.all(Array.from({ length: 12 }, async (_, caller) => {
      const own: string[] = [];
      for (let version = 0; version < 25; version += 1) {
        own.push((await log.append(onStream(`c${caller}`, version))).kind);
        settled += 1;
      }
      return own;
    }))).flat();
    done = true;
    expect(await killer).toBeGreaterThan(5);
    expect(kinds.every((kind) => kind === 'appended' || kind === 'repeated')).toBe(true);
    expect(await verifyLog(log, { envelopes: 'opaque' })).toMatchObject({ events: 300, problems: [] });

    // and whoever listened is told again
    const before = calls;
    for (let i = 0; i < 200 && calls === before; i += 1) {
      await mustAppend(log, onStream(`again-${i}`, 0));
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    expect(calls).toBeGreaterThan(before);
    await logs.close();
  }, 180_000);

  it('finds its own append again when only the answer was lost', async () => {
    const url = new URL(database.appenderUrl);
    const cutter = await startCutter(Number(url.port));
    url.port = String(cutter.port);
    // the answer to be cut is the append's, not that of a new connection in place of an idle one
    const pool = connectionPool({ connectionString: url.toString(), max: 2, idleTimeoutMillis: 0 });
    const logs = open(pool);
    const log = logs.forDistrict(newDistrict());
    await mustAppend(log, onStream('s', 0));
    cutter.cutNextAnswer();
    const request = onStream('s', 1, 2, { result: '"first answer"' });
    expect(await log.append(request)).toEqual({ kind: 'repeated', result: '"first answer"', firstPosition: 2 });
    expect((await readAll(log)).map((event) => event.version)).toEqual([1, 2, 3]);
    await logs.close();
    await pool.end();
    await new Promise((resolve) => cutter.server.close(resolve));
  }, 180_000);

  it('gives up after its time and names the command', async () => {
    const pool = connectionPool({ connectionString: 'postgres://x:y@127.0.0.1:1/none' });
    const logs = open(pool, { retryForMs: 200 });
    const log = logs.forDistrict('150302');
    const request = onStream('s', 0);
    await expect(log.append(request)).rejects.toMatchObject({ name: 'OutcomeUnknown', commandId: request.commandId });
    await logs.close();
    await expect(log.append(request)).rejects.toMatchObject({ name: 'LogClosed' });
    await pool.end();
  });

  it('refuses more waiting requests than it wants to hold', async () => {
    const logs = open(database.pool('appender'), { waiting: 5 });
    const log = logs.forDistrict(newDistrict());
    const settled = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => log.append(onStream(`s${i}`, 0))));
    expect(settled.map((one) => one.status === 'fulfilled' ? 'ok' : (one.reason as Error).name)).toEqual([...Array<string>(5).fill('ok'), ...Array<string>(3).fill('LogBusy')]);
    await logs.close();
    expect((await log.head()).position).toBe(5);
  });
});
