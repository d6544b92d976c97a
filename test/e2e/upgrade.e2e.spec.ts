import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findLocalPostgres, startLocalPostgres } from '@yange/local';
import pg from 'pg';
import { figuresOf } from '../support/figures.fixture.js';
import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';
import { runYange, type CommandResult } from '../support/yange-command.fixture.js';

/** What a query answers in a database of a server. */
const asked = async (serverUrl: string, database: string, query: string): Promise<readonly Record<string, unknown>[]> => {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(query)).rows;
  } finally {
    await client.end();
  }
};

describe('an upgrade of the data of an earlier version', () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder.path, name);
  const data = at('data');
  let platform: RunningPlatform;
  let model: { readonly reader: string; readonly version: number; readonly schema_name: string };
  let then: { readonly figures: unknown; readonly heads: unknown };
  afterAll(async () => {
    await platform?.abandon();
    folder.remove();
  });

  const upgrade = (backup: string, env: Readonly<Record<string, string>> = {}): Promise<CommandResult> => runYange(['upgrade', '--data', data, '--backup', backup, '--json'], env);
  const stateOf = async (): Promise<typeof then> => ({ figures: await figuresOf(platform.gateway), heads: await platform.gateway.heads() });
  /** In the data of the stopped platform. */
  const whileStopped = async (database: string, ...statements: readonly string[]): Promise<void> => {
    const server = await startLocalPostgres({ dataFolder: join(data, 'postgres'), ephemeral: false, log: () => undefined });
    try {
      for (const statement of statements) await asked(server.url, database, statement);
    } finally {
      await server.stop();
    }
  };

  /** The read model as another version would have left it. */
  const servedBy = (step: number): string => {
    const other = model.schema_name.replace(`_v${model.version}`, `_v${model.version + step}`);
    return [
      'set session_replication_role = replica',
      `alter schema "${model.schema_name}" rename to "${other}"`,
      `update projections.projection_versions set schema_name = '${other}' where schema_name = '${model.schema_name}'`,
      ...['projection_versions', 'checkpoints', 'parked'].map((table) => `update projections.${table} set version = version + ${step} where reader = '${model.reader}'`),
    ].join('; ');
  };

  it('is refused while the platform runs on them', async () => {
    platform = await startPlatform({ dataFolder: data });
    then = await stateOf();
    const server = await findLocalPostgres(join(data, 'postgres'));
    [model = model] = (await asked(server?.url ?? '', 'yange_reporting_read', `select reader, version, schema_name from projections.projection_versions where state = 'live' and reader = 'measure-ledger'`)) as unknown as (typeof model)[];
    const refused = await upgrade(at('early'));
    expect([refused.code, existsSync(at('early'))]).toEqual([3, false]);
    expect(refused.stdout).toContain('the platform runs on these data');
    await platform.stop();
  });

  it('takes a backup, brings tables and read models forward, and verifies every hash', async () => {
    // As an earlier version left them: without the newest table and function of the log, and with a read model of an earlier fold.
    await whileStopped('yange_grid_log', 'drop function event_log.append_plain_requests', 'drop function event_log.append_plain_request', 'drop function event_log.serve_district(text, text)', 'drop table event_log.served_districts', 'drop function event_log.keep_file', 'drop function event_log.damaged_files', 'drop table event_log.kept_files',
      'drop function event_log.begin_segment, event_log.move_to_segment, event_log.refuse_archived_ids', 'drop view event_log.every_event', 'drop table event_log.archive_segments, event_log.archived_events', 'drop function event_log.note_names', 'drop table event_log.named_blocks, event_log.named_up_to', `delete from event_log.migrations where name >= '014'`);
    await whileStopped('yange_reporting_read', servedBy(-1));
    const done = await upgrade(at('backup'));
    expect([done.code, done.stderr]).toEqual([0, expect.stringContaining('backup')]);
    expect(JSON.parse(done.stdout)).toMatchObject({
      migrations: { grid: ['014-served-districts', '015-head-first', '016-append-plain-requests', '017-kept-files', '018-archive', '019-named-events', '020-append-plain-request'].map((name) => expect.stringMatching(name)) }, readModels: [{ context: 'reporting', name: model.reader, from: model.version - 1, to: model.version }], positions: then.heads, problems: 0,
    });
    expect((await runYange(['restore', at('backup'), '--check'])).code).toBe(0);
    platform = await startPlatform({ dataFolder: data, empty: true });
    expect(await stateOf()).toEqual(then);
    await platform.stop();
  });

  it('of data that are of this version says so, and changes nothing, wherever people log in', async () => {
    const again = await upgrade(at('again'), { YANGE_JWKS_URL: 'https://identity.example/jwks.json', YANGE_TOKEN_ISSUER: 'https://identity.example' });
    expect([again.code, JSON.parse(again.stdout)]).toMatchObject([0, { migrations: {}, readModels: [], positions: then.heads }]);
  });

  it('is refused where the data are of a later version, before anything is written', async () => {
    await whileStopped('yange_staffing_log', `insert into event_log.migrations (name, checksum, applied_at) values ('999-of-the-future', 'x', now())`);
    const refused = await upgrade(at('later'));
    expect([refused.code, existsSync(at('later'))]).toEqual([4, false]);
    expect(refused.stdout).toContain('999-of-the-future');
    await whileStopped('yange_staffing_log', `delete from event_log.migrations where name = '999-of-the-future'`);
    await whileStopped('yange_reporting_read', servedBy(1));
    const newer = await upgrade(at('later'));
    expect([newer.code, existsSync(at('later'))]).toEqual([4, false]);
    expect(newer.stdout).toContain(`${model.reader} ${model.version + 1}`);
  });
});
