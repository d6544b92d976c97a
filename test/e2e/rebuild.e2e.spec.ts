import { join } from 'node:path';
import { databasesOf, findLocalPostgres, startLocalPostgres } from '@yange/local';
import pg from 'pg';
import { figuresOf } from '../support/figures.fixture.js';
import { problemOf } from '../support/gateway.fixture.js';
import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';
import { runYange } from '../support/yange-command.fixture.js';

interface Digests {
  readonly projections: readonly { readonly name: string; readonly digest: { readonly digest: string; readonly tables: readonly { readonly table: string; readonly rows: number }[] } }[];
}

const contexts = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'] as const;

const digestsOf = async (platform: RunningPlatform): Promise<Readonly<Record<string, Digests>>> =>
  Object.fromEntries(await Promise.all(contexts.map(async (context) => [context, await platform.gateway.get<Digests>(`/v1/projections/${context}/digests`)] as const)));

describe('read models are only what the events say', () => {
  const folder = temporaryFolder();
  let platform: RunningPlatform;
  afterAll(async () => {
    await platform?.abandon();
    folder.remove();
  });

  /** On the data folder itself, while no platform runs on it. */
  const dropReadModel = async (context: string): Promise<void> => {
    const postgres = await startLocalPostgres({ dataFolder: join(folder.path, 'postgres'), ephemeral: false, log: () => undefined });
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(`drop database ${databasesOf(context).read}`);
    const { rows } = await client.query(`select 1 from pg_database where datname = $1`, [databasesOf(context).read]);
    await client.end();
    await postgres.stop();
    expect(rows).toEqual([]);
  };

  it('reporting without its database builds the same rows and figures from the feed', async () => {
    platform = await startPlatform({ dataFolder: folder.path });
    const before = { digests: await digestsOf(platform), report: await figuresOf(platform.gateway), heads: await platform.gateway.heads() };
    for (const { projections } of Object.values(before.digests)) {
      expect(projections.every(({ digest }) => /^[0-9a-f]{64}$/.test(digest.digest))).toBe(true);
      // Not every read model has something to say of this history.
      expect(projections.some(({ digest }) => digest.tables.some(({ rows }) => rows > 0))).toBe(true);
    }
    expect(await platform.stop()).toEqual({ code: 0, left: [] });
    await dropReadModel('reporting');
    platform = await startPlatform({ dataFolder: folder.path });
    expect(platform.import).toMatchObject({ commands: 0, events: 0, repeated: platform.import?.rows });
    expect({ digests: await digestsOf(platform), report: await figuresOf(platform.gateway), heads: await platform.gateway.heads() }).toEqual(before);
  });

  it('yange rebuild builds every read model anew beside the running one, and finds it equal', async () => {
    const before = await digestsOf(platform);
    const { code, stdout, stderr } = await runYange(['rebuild', '--url', platform.url, '--json']);
    expect({ code, progress: stderr.includes('5/5') }).toEqual({ code: 0, progress: true });
    const answers = JSON.parse(stdout) as Record<string, { projections: { name: string; verdict: string }[] }>;
    expect(Object.keys(answers)).toEqual([...contexts]);
    const verdicts = Object.values(answers).flatMap(({ projections }) => projections.map(({ verdict }) => verdict));
    expect(verdicts.length).toBeGreaterThan(8);
    expect(new Set(verdicts)).toEqual(new Set(['equal']));
    expect(await digestsOf(platform)).toEqual(before);
  });

  it('a row that was changed by hand is seen by the digest and by the rebuild, which puts it right', async () => {
    const before = await digestsOf(platform);
    await falsifyLedger(folder.path);
    expect((await digestsOf(platform))['reporting']).not.toEqual(before['reporting']);
    const { code, stdout } = await runYange(['rebuild', 'reporting', '--url', platform.url, '--json']);
    expect({ code, different: stdout.includes('"different"') }).toEqual({ code: 4, different: true });
    expect(await digestsOf(platform)).toEqual(before);
  });

  it('only an operator may, and only what there is', async () => {
    problemOf(await platform.gateway.call('POST', '/v1/projections/reporting/rebuild', { as: 'local-auditor' }), 403, 'not-entitled');
    problemOf(await platform.gateway.call('POST', '/v1/projections/treasury/rebuild', { as: 'local-operator' }), 404, 'unknown-context');
    expect(await platform.stop()).toEqual({ code: 0, left: [] });
  });
});

/** Takes one row out of a table of the version that reporting serves: the last one built. */
const falsifyLedger = async (dataFolder: string): Promise<void> => {
  const found = await findLocalPostgres(join(dataFolder, 'postgres'));
  const url = new URL(found?.url ?? '');
  url.pathname = `/${databasesOf('reporting').read}`;
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  const { rows } = await client.query<{ table: string }>(`select format('%I.%I', schemaname, tablename) as table from pg_tables where tablename = 'contributions' order by schemaname desc`);
  const table = rows[0]?.table ?? '';
  const { rowCount } = await client.query(`delete from ${table} where ctid = (select min(ctid) from ${table})`);
  await client.end();
  expect(rowCount).toBe(1);
};
