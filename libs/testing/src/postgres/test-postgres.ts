import { randomUUID } from 'node:crypto';
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
    const server = await startLocalPostgres({ dataFolder: folder, ephemeral: false, onExit: 'leave', owner, log: (line) => process.stderr.write(`${line}\n`) });
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
  return { name, url: url.toString(), close: () => onServer(serverUrl, `drop database if exists ${name} with (force)`) };
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
