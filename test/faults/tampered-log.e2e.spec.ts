import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databasesOf, findLocalPostgres } from '@yange/local';
import pg from 'pg';
import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';
import { runYange } from '../support/yange-command.fixture.js';

interface Verified {
  readonly logs: readonly { readonly logId: string; readonly problems: readonly { readonly position: number; readonly check: string; readonly detail: string }[] }[];
  readonly problems: number;
}

/** For each column of the table, another value in SQL, and what is then said. The event is an imported one: alone in its command. */
const tampered: Readonly<Record<string, { readonly value: string; readonly found: RegExp }>> = {
  log_id: { value: `'150302/grid'`, found: /position/ },
  pos: { value: '100000', found: /position/ },
  stream_id: { value: `'organ:of-somebody-else'`, found: /column stream_id/ },
  version: { value: 'version + 40', found: /stream-version/ },
  event_id: { value: `'01890000-0000-7000-8000-000000000000'`, found: /column event_id/ },
  type: { value: `'OrganAbolished'`, found: /column type/ },
  schema_version: { value: '2', found: /column schema_version/ },
  effective_from: { value: `'1950-01-01'`, found: /column effective_from/ },
  effective_to: { value: `'2020-06-30'`, found: /column effective_to/ },
  recorded_at: { value: `recorded_at + interval '1 microsecond'`, found: /command no stored command/ },
  supersedes: { value: `'01890000-0000-7000-8000-000000000000'`, found: /column supersedes/ },
  command_id: { value: `'another'`, found: /column command_id/ },
  correlation_id: { value: `'another'`, found: /column correlation_id/ },
  causation_id: { value: `'another'`, found: /column causation_id/ },
  actor: { value: `'local-auditor'`, found: /column actor/ },
  traceparent: { value: `'another'`, found: /column traceparent/ },
  envelope: { value: `envelope || '\\x00'`, found: /content-hash/ },
  data: { value: `data || '\\x00'`, found: /content-hash/ },
  content_hash: { value: `sha256('another')`, found: /content-hash/ },
};

/** Each column in an event of its own: what is found there is found because of it. */
const placed = Object.entries(tampered).map(([column, change], index) => ({ column, ...change, position: 10 + 3 * index }));

describe('a log that somebody changed who may change everything', () => {
  const folder = temporaryFolder();
  let platform: RunningPlatform;
  let superuser: pg.Client;

  beforeAll(async () => {
    platform = await startPlatform({ dataFolder: folder.path });
    const url = new URL((await findLocalPostgres(join(folder.path, 'postgres')))?.url ?? '');
    url.pathname = `/${databasesOf('organisations').log}`;
    superuser = new pg.Client({ connectionString: url.toString() });
    await superuser.connect();
    await superuser.query('alter table event_log.events disable trigger all');
    await superuser.query('alter table event_log.events drop constraint content_hash_of_bytes');
  });
  afterAll(async () => {
    await superuser?.end();
    await platform?.stop();
    await platform?.abandon();
    folder.remove();
  });

  const verify = async (...args: string[]): Promise<{ code: number | null; found: string[] }> => {
    const { code, stdout } = await runYange(['verify', '--json', ...args]);
    const { logs } = JSON.parse(stdout) as Verified;
    return { code, found: logs.flatMap(({ problems }) => problems.map(({ position, check, detail }) => `@${position} ${check} ${detail}`)) };
  };

  it('was whole before, as were the exports of it', async () => {
    expect(await verify('--data', folder.path, '--write', join(folder.path, 'exports'))).toEqual({ code: 0, found: [] });
  });

  it('has no column that this spec leaves alone', async () => {
    const { rows } = await superuser.query<{ name: string }>(`select column_name as name from information_schema.columns where table_schema = 'event_log' and table_name = 'events'`);
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(tampered).sort());
  });

  it('shows a stream that went back', async () => {
    const first = `stream_id = (select min(stream_id) from event_log.streams)`;
    await superuser.query(`update event_log.streams set version = version + 1 where ${first}`);
    expect(await verify('--data', folder.path)).toEqual({ code: 4, found: [expect.stringMatching(/^@\d+ stream .* of its last event$/)] });
    await superuser.query(`update event_log.streams set version = version - 1 where ${first}`);
  });

  it('shows the change of an export', async () => {
    const file = join(folder.path, 'exports', '150302-organisations.ndjson');
    expect(await verify('--export', file)).toEqual({ code: 0, found: [] });
    writeFileSync(file, readFileSync(file, 'utf8').replace(`"actor":"local-approver"`, `"actor":"local-auditor"`));
    expect(await verify('--export', file)).toEqual({ code: 4, found: [expect.stringMatching(/^@\d+ column actor: stored local-auditor, the envelope says local-approver$/)] });
  });

  it('shows, of one run, the change of every column', async () => {
    for (const { column, value, position } of placed) {
      const { rowCount } = await superuser.query(`update event_log.events set ${column} = ${value} where log_id = '150302/organisations' and pos = ${position}`);
      expect({ column, rowCount }).toEqual({ column, rowCount: 1 });
    }
    const { code, found } = await verify('--data', folder.path);
    expect(code).toBe(4);
    expect(placed.filter(({ position, found: wanted }) => !found.some((line) => line.startsWith(`@${position} `) && wanted.test(line)))).toEqual([]);
  });
});
