import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { startLocalPostgres } from '@yange/local';
import pg from 'pg';
import { sharedServer } from '../run/shared-server.js';

/** A database that only one spec uses. */
export interface TestDatabase {
  readonly name: string;
  /** For the superuser, on this database. */
  readonly url: string;
  /** Ends every session on it and drops it. */
  close(): Promise<void>;
}

/** The PostgreSQL of this jest run. */
export interface TestPostgres {
  /** For the superuser, on the database `postgres`: for provisioning. */
  readonly url: string;
  /** A new empty database. */
  database(): Promise<TestDatabase>;
}

/** Real PostgreSQL, one server per jest run, started by the first spec that asks (about 0.7 s). */
export async function testPostgres(): Promise<TestPostgres> {
  const { address } = await sharedServer('postgres', 90_000, async ({ folder, owner }) => {
    const server = await startLocalPostgres({ dataFolder: folder, ephemeral: false, fsync: false, onExit: 'leave', owner, log: (line) => process.stderr.write(`${line}\n`) });
    return { pid: server.pid, address: server.url, chosen: 'PostgreSQL for this run: the one from npm, on a throw-away folder.' };
  });
  return { url: address, database: () => createDatabase(address) };
}

/** The superuser's URL of the run's PostgreSQL. */
export async function testServer(): Promise<string> {
  return (await testPostgres()).url;
}

/** A new empty database on the run's PostgreSQL: `const db = await testDatabase(); … await db.close();` */
export async function testDatabase(): Promise<TestDatabase> {
  return (await testPostgres()).database();
}

async function createDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { name, url: url.toString(), close: () => dropDatabase(serverUrl, name) };
}

/** A session that is just ending may end by itself: cut off, its client would report an error that nobody is there to take. */
async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    for (let tries = 0; tries < 40; tries += 1) {
      const { rowCount } = await client.query('select 1 from pg_stat_activity where datname = $1 limit 1', [name]);
      if (rowCount === 0) break;
      await delay(25);
    }
    await client.query(`drop database if exists ${name} with (force)`);
  } finally {
    await client.end();
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
