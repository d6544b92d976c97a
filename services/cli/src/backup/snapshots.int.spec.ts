import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { migrateEventLog } from '@yange/event-log';
import { provision, provisionVault, startLocalPostgres, type ContextUrls, type LocalPostgres } from '@yange/local';
import pg from 'pg';
import { contexts, type ServiceContext } from '../start/platform.plan.js';
import { snapshotsOfOneMoment, type Cut } from './snapshots.js';

describe('snapshots of one moment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yange-snapshots-'));
  let server: LocalPostgres;
  let databases: Readonly<Record<ServiceContext, ContextUrls>>;
  beforeAll(async () => {
    server = await startLocalPostgres({ ephemeral: true, log: () => undefined });
    databases = await provision(server.url, { contexts, secretsFile: join(folder, 'secrets.json') });
    await provisionVault(server.url, { context: 'staffing', secretsFile: join(folder, 'secrets.json') });
    for (const context of contexts) await as(context, async (client) => void (await migrateEventLog(client)));
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const as = async (context: ServiceContext, work: (client: pg.Client) => Promise<void>): Promise<void> => {
    const client = new pg.Client({ connectionString: databases[context].logOwnerUrl });
    await client.connect();
    try {
      await work(client);
    } finally {
      await client.end();
    }
  };

  /** What an append does to the head of its log. */
  const move = 'insert into event_log.log_head (log_id, pos) values ($1, 1) on conflict (log_id) do update set pos = log_head.pos + 1';
  const headIn = async (cut: Cut, context: ServiceContext): Promise<number> => Number((await cut.logs[context]?.client.query<{ pos: string }>('select pos from event_log.log_head'))?.rows[0]?.pos ?? 0);

  it('wait for an append that is under way, and keep others from beginning until all are taken', async () => {
    const [first, last] = [contexts[0], contexts.at(-1) as ServiceContext];
    await as(last, (slow) => as(first, async (quick) => {
      await slow.query('begin');
      await slow.query(move, [`150302/${last}`]);
      const cutting = snapshotsOfOneMoment(server.url);
      const waiting = `select from pg_locks where locktype = 'relation' and mode = 'ExclusiveLock' and not granted`;
      for (const end = performance.now() + 20_000; (await slow.query(waiting)).rowCount === 0 && performance.now() < end; ) await pause(20);
      // The slow one has not committed; meanwhile the other log's head is held already.
      await quick.query(`set lock_timeout = '200ms'`);
      await expect(quick.query(move, [`150302/${first}`])).rejects.toThrow('lock timeout');
      await slow.query('commit');
      const cut = await cutting;
      try {
        await quick.query(`set lock_timeout = '5s'`);
        await quick.query(move, [`150302/${first}`]);
        expect([await headIn(cut, first), await headIn(cut, last)]).toEqual([0, 1]);
      } finally {
        await cut.close();
      }
    }));
  });

  it('say what holds them up, and hold nothing any longer', async () => {
    await as('grid', async (stuck) => {
      await stuck.query('begin');
      await stuck.query(move, ['150302/grid']);
      await expect(snapshotsOfOneMoment(server.url)).rejects.toThrow('lock timeout');
      await as('organisations', async (client) => void (await client.query(`set lock_timeout = '200ms'; insert into event_log.log_head (log_id, pos) values ('150303/organisations', 1)`)));
      await stuck.query('rollback');
    });
  });
});
