import { connectionPool } from './connection-pool.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startLocalPostgres, type LocalPostgres } from '@yange/testing';
import { onStream } from '../contract/log-fixture.js';
import { verifyLog } from '../verify/verify-log.js';
import { migrateEventLog } from './migrate-event-log.js';
import { PostgresEventLogs } from './postgres-event-logs.js';

const kills = 3;

describe('a log whose server is killed', () => {
  let folder: string;
  let server: LocalPostgres;
  const start = async (port: number): Promise<LocalPostgres> =>
    startLocalPostgres({ dataFolder: folder, port, ephemeral: false, log: () => undefined });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yange-killed-server-'));
    server = await start(await freePort());
  }, 180_000);
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    await rm(server.dataFolder, { recursive: true, force: true });
  }, 180_000);

  it('loses nothing that it acknowledged and doubles nothing', async () => {
    const pool = connectionPool({ connectionString: server.url, max: 4 });
    const client = await pool.connect();
    await migrateEventLog(client);
    client.release();
    const logs = new PostgresEventLogs(pool, 'organisations', { retryForMs: 60_000 });
    const log = logs.forDistrict('150302');
    const acknowledged: string[] = [];
    let done = false;
    const writers = Promise.all(Array.from({ length: 8 }, async (_, caller) => {
      for (let version = 0; !done; version += 1) {
        const request = onStream(`c${caller}`, version);
        const { kind } = await log.append(request);
        if (kind !== 'appended' && kind !== 'repeated') throw new Error(`${kind} for a stream with one writer`);
        acknowledged.push(request.commandId);
      }
    }));
    for (let round = 0; round < kills; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      process.kill(server.pid, 'SIGKILL');
      server = await start(server.port);
      expect(server.adopted).toBe(false);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    done = true;
    await writers;

    const stored: string[] = [];
    for (let after = 0; ;) {
      const page = await log.readPage({ after, limit: 1_000 });
      stored.push(...page.events.map((event) => event.commandId));
      if (page.scannedTo === after) break;
      after = page.scannedTo;
    }
    expect(acknowledged.length).toBeGreaterThan(100);
    expect([...stored].sort()).toEqual([...acknowledged].sort());
    expect(await verifyLog(log, { envelopes: 'opaque' })).toMatchObject({ events: stored.length, problems: [] });
    await logs.close();
    await pool.end();
  }, 180_000);
});
