import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '@yange/config';
import { databasesOf, provision, rolesOf, startLocalPostgres, vaultRolesOf, type LocalPostgres } from '@yange/local';
import { serviceEnvironment } from '@yange/service-host';
import { vaultEnvironment } from '@yange/staffing';
import pg from 'pg';
import { contexts } from '../start/platform.plan.js';
import { migrateCommand, provisionCommand } from './migrate.command.js';

describe('migrating as an operator', () => {
  let folder: string;
  let server: LocalPostgres;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yange-migrate-'));
    server = await startLocalPostgres({ ephemeral: true, log: () => undefined });
  }, 120_000);
  afterEach(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }, 120_000);

  const asked = async <R extends pg.QueryResultRow>(url: string, sql: string): Promise<readonly R[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<R>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it('provisions a server of its own and writes what each process reads, once', async () => {
    const environment = { YANGE_SUPERUSER_DATABASE_URL: server.url };
    await provisionCommand(folder, environment);
    const keys = await readFile(join(folder, 'staffing', 'vault-keys'), 'utf8');
    for (const context of contexts) {
      const read = readEnvironment(serviceEnvironment, {
        YANGE_DISTRICTS: '150302', YANGE_PORT: '8080', YANGE_JWKS_URL: 'http://issuer/jwks', YANGE_TOKEN_ISSUER: 'issuer',
        YANGE_LOG_DATABASE_URL_FILE: join(folder, context, 'log-url'), YANGE_READ_DATABASE_URL_FILE: join(folder, context, 'read-url'), YANGE_LOG_SOURCES_FILE: join(folder, context, 'log-sources'),
      });
      for (const url of [read.YANGE_LOG_DATABASE_URL, read.YANGE_READ_DATABASE_URL, ...Object.values(read.YANGE_LOG_SOURCES)]) expect(await asked(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    }
    await provisionCommand(folder, environment);
    expect(await readFile(join(folder, 'staffing', 'vault-keys'), 'utf8')).toBe(keys);
    expect(readEnvironment(vaultEnvironment, { YANGE_VAULT_DATABASE_URL_FILE: join(folder, 'staffing', 'vault-url'), YANGE_VAULT_KEYS_FILE: join(folder, 'staffing', 'vault-keys') }).YANGE_VAULT_DATABASE_URL).toContain(vaultRolesOf('staffing').keeper);
  }, 180_000);

  it('migrates databases that an operator of PostgreSQL made, two jobs at once, and closes them to everybody else', async () => {
    const { staffing } = await provision(server.url, { contexts: ['staffing'], secretsFile: join(folder, 'passwords') });
    const { log, read } = databasesOf('staffing');
    // As it is made elsewhere: open to whoever has a role on that server.
    for (const database of [log, read]) await asked(server.url, `grant connect, temporary on database ${database} to public`);
    const environment = { YANGE_LOG_OWNER_DATABASE_URL: staffing.logOwnerUrl, YANGE_READ_DATABASE_URL: staffing.readModelUrl };
    await Promise.all([migrateCommand('staffing', environment), migrateCommand('staffing', environment)]);
    await migrateCommand('staffing', environment);
    const mayConnect = async (role: string, database: string): Promise<boolean> => (await asked<{ may: boolean }>(server.url, `select has_database_privilege('${role}', '${database}', 'connect') as may`))[0]?.may ?? false;
    const { logAppend, logRead, readModel } = rolesOf('staffing');
    expect(await Promise.all([mayConnect(logAppend, log), mayConnect(logRead, log), mayConnect(readModel, log), mayConnect(logRead, read), mayConnect(logAppend, read), mayConnect(readModel, read)])).toEqual([true, true, false, false, false, true]);
  }, 180_000);
});
