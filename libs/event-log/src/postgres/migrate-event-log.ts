import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { defaultSchema, quotedName } from './schema-name.js';

/** `src/postgres` and `dist/postgres` lie equally deep, so the same way leads to `libs/event-log/sql` from both. */
const sqlFolder = join(import.meta.dirname, '../../sql');

export interface MigrateOptions {
  /** `event_log` unless told */
  readonly schema?: string;
  /** these alone, by name: for a log that comes back as an earlier version kept it, and is brought forward afterwards */
  readonly only?: readonly string[];
}

/** A migration that was applied reads otherwise today: write a new file instead of changing it. */
export class ChangedMigration extends Error {
  constructor(readonly migration: string) {
    super(`${migration} was changed after it had been applied`);
    this.name = 'ChangedMigration';
  }
}

/**
 * Brings the log's tables and functions up to date, in one transaction and under an advisory lock: several processes may start at
 * once. The role of the client becomes the owner of all of it, and the append function runs with that role's rights.
 * @returns the names of the migrations that were applied now
 * @throws {ChangedMigration}
 */
export const migrateEventLog = async (client: ClientBase, options: MigrateOptions = {}): Promise<readonly string[]> => {
  const schema = quotedName(options.schema ?? defaultSchema);
  const files = (await eventLogMigrations()).filter(({ name }) => options.only?.includes(name) ?? true);
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock(hashtextextended('yange/event-log/migrations', 0))`);
    await client.query(`create schema if not exists ${schema}`);
    // `set search_path from current` in the functions pins this path for good; temporary objects of a caller come last.
    await client.query(`set local search_path to ${schema}, pg_temp`);
    await client.query(`create table if not exists ${schema}.migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
    const applied = await applyMissing(client, schema, files);
    await client.query('commit');
    return applied;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

export interface MigrationFile {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** All that there are, in their order. */
export const eventLogMigrations = async (): Promise<readonly MigrationFile[]> => {
  const names = (await readdir(sqlFolder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map(async (name) => {
    const sql = (await readFile(join(sqlFolder, name), 'utf8')).replaceAll('\r\n', '\n');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  }));
};

const applyMissing = async (client: ClientBase, schema: string, files: readonly MigrationFile[]): Promise<readonly string[]> => {
  const { rows } = await client.query<{ name: string; checksum: string }>(`select name, checksum from ${schema}.migrations`);
  const known = new Map(rows.map((row) => [row.name, row.checksum]));
  const applied: string[] = [];
  for (const file of files) {
    const checksum = known.get(file.name);
    if (checksum !== undefined && checksum !== file.checksum) throw new ChangedMigration(file.name);
    if (checksum !== undefined) continue;
    await client.query(file.sql);
    await client.query(`insert into ${schema}.migrations (name, checksum) values ($1, $2)`, [file.name, file.checksum]);
    applied.push(file.name);
  }
  return applied;
};
