import { randomUUID } from 'node:crypto';
import { audience, localIssuerName, startLocalIssuer, tokenVerifier } from '@yange/auth';
import { connectionPool, migrateEventLog, PostgresEventLogs, type EventLogs } from '@yange/event-log';
import { createHttpApplication } from '@yange/http';
import { identityCheckCharacter } from '@yange/kernel';
import { readModelsGiven } from '@yange/projections';
import { serviceExecutor, serviceModule, type ServiceExtension } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { createLocalJWKSet } from 'jose';
import type pg from 'pg';
import { DifferenceStore } from '../registers/difference.store.js';
import { RegisterStore } from '../registers/register.store.js';
import { Registers } from '../registers/registers.js';
import { staffingService } from '../staffing.service.js';
import { keyringText, newKeyringText } from './keyring.js';
import { Vault } from './vault.js';
import { vaultExtension } from './vault.extension.js';
import { migrateVault } from './vault.migration.js';
import { VaultStore } from './vault.store.js';

/** A number whose check character is right, of a person that does not exist: sequences from 990 on. */
export const identityNumberOf = (sequence: number, birth = '19900307'): string => {
  const digits = `150302${birth}${String(sequence).padStart(3, '0')}`;
  return digits + identityCheckCharacter(digits);
};

export interface Answer {
  readonly status: number;
  readonly body: never;
  readonly text: string;
  readonly headers: Headers;
}

export interface VaultBench {
  readonly logs: EventLogs;
  readonly vaultDatabase: TestDatabase;
  readonly logDatabase: TestDatabase;
  readonly keys: string;
  readonly reported: unknown[];
  /** the vault itself, by its keeper's role, over these logs */
  vault(logs?: EventLogs, keys?: string): { readonly vault: Vault; readonly store: VaultStore };
  /** the registers themselves, by the keeper's role */
  registers(): Registers;
  extension(keys?: string): ServiceExtension;
  /** waits until the read models hold what the log holds; where the bench has them */
  caughtUp(): Promise<void>;
  ask(method: string, path: string, options?: { readonly as?: string; readonly body?: unknown; readonly key?: string }): Promise<Answer>;
  /** everything that the vault's tables and the log's hold, as text */
  dump(which: 'vault' | 'log'): Promise<string>;
  rows<R extends object>(sql: string): Promise<readonly R[]>;
  /** as a service does that starts */
  migrate(): Promise<void>;
  close(): Promise<void>;
}

/** Staffing with its vault over HTTP, on real databases: log, and vault under a role with the keeper's rights alone. */
export const startVaultBench = async ({ readModels = false } = {}): Promise<VaultBench> => {
  const [logDatabase, vaultDatabase] = [await testDatabase(), await testDatabase()];
  const readDatabase = readModels ? await testDatabase() : null;
  const role = `keeper_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const owner = connectionPool({ connectionString: vaultDatabase.url, max: 2 });
  const logPool = connectionPool({ connectionString: logDatabase.url, max: 6 });
  for (const pool of [owner, logPool]) pool.on('error', () => undefined);
  await owner.query(`create role ${role} login password 'keeper'`);
  await owner.query(`grant connect on database "${new URL(vaultDatabase.url).pathname.slice(1)}" to ${role}`);
  await migrateVault(vaultDatabase.url, role);
  await migrateVault(vaultDatabase.url, role);
  const client = await logPool.connect();
  await migrateEventLog(client as unknown as pg.Client);
  client.release();
  const logs = new PostgresEventLogs(logPool, 'staffing');
  const keeperUrl = Object.assign(new URL(vaultDatabase.url), { username: role, password: 'keeper' }).toString();
  const keys = newKeyringText();
  const reported: unknown[] = [];
  const report = (error: unknown): void => void reported.push(error);

  const extension = (other = keys): ServiceExtension => vaultExtension({ YANGE_VAULT_DATABASE_URL: keeperUrl, YANGE_VAULT_KEYS: other });
  const models = readDatabase === null ? null : await readModelsGiven(readDatabase.url, logs.forDistrict('150302'), staffingService.projections);
  const read = models === null ? {} : { read: models.source, caughtUp: () => models.caughtUp() };
  const opened = await extension()({ service: staffingService, districts: ['150302'], logs, executor: serviceExecutor(staffingService), report, ...read });
  const issuer = await startLocalIssuer();
  const module = serviceModule({ service: staffingService, logs, read: (models?.read ?? {}) as never, health: { problems: async () => [], status: async () => ({}) }, runners: [], extension: opened });
  const application = await createHttpApplication(module, { verifier: tokenVerifier({ issuer: localIssuerName, audience, keys: createLocalJWKSet(issuer.jwks) }), report });
  await application.listen(0, '127.0.0.1');
  const url = await application.getUrl();
  const pools: pg.Pool[] = [];

  return {
    logs, vaultDatabase, logDatabase, keys, reported, extension,
    vault: (over = logs, text = keys) => {
      const pool = connectionPool({ connectionString: keeperUrl, max: 4 });
      pools.push(pool);
      const keyring = keyringText.parse(text);
      const store = new VaultStore(pool, keyring);
      return { store, vault: new Vault({ store, keyring, logs: over, executor: serviceExecutor(staffingService) }) };
    },
    registers: () => {
      const pool = connectionPool({ connectionString: keeperUrl, max: 4 });
      pools.push(pool);
      return new Registers({ store: new RegisterStore(pool), found: new DifferenceStore(pool), vault: new VaultStore(pool, keyringText.parse(keys)), logs, executor: serviceExecutor(staffingService), read: models?.source, caughtUp: undefined });
    },
    caughtUp: async () => models?.caughtUp(),
    ask: async (method, path, { as = 'local-clerk', body, key = randomUUID() } = {}) => {
      const token = await issuer.token(as, ['150302']);
      const headers = { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(method === 'POST' ? { 'idempotency-key': key } : {}) };
      const response = await fetch(new URL(`/v1/districts/150302/${path}`, url), { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      const text = await response.text();
      return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as never, text, headers: response.headers };
    },
    dump: async (which) => dumped(which === 'vault' ? owner : logPool),
    rows: async <R extends object>(sql: string) => (await owner.query<R>(sql)).rows,
    migrate: () => migrateVault(vaultDatabase.url, role),
    close: async () => {
      await application.close();
      await opened.close();
      await models?.close();
      await logs.close();
      for (const pool of [...pools, logPool]) await pool.end();
      await vaultDatabase.close().catch(() => undefined);
      await owner.end();
      await logDatabase.close();
      await readDatabase?.close();
    },
  };
};

const dumped = async (pool: pg.Pool): Promise<string> => {
  const { rows } = await pool.query<{ name: string }>(`select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  const parts = await Promise.all(rows.map(async ({ name }) => {
    const table = await pool.query<Record<string, unknown>>(`select * from ${name}`);
    return table.rows.map((row) => Object.values(row).map(asText).join('|')).join('\n');
  }));
  return parts.join('\n');
};

const asText = (value: unknown): string => (Buffer.isBuffer(value) ? `${value.toString('utf8')} ${value.toString('hex')}` : typeof value === 'object' ? JSON.stringify(value) : String(value));
