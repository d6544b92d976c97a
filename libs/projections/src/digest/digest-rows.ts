import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { quoted } from '../generation/transaction.js';

export interface TableDigest {
  readonly table: string;
  readonly rows: number;
  /** hex SHA-256 over the sorted hashes of all rows */
  readonly digest: string;
}

export interface RowsDigest {
  /** hex SHA-256 over all tables */
  readonly digest: string;
  readonly tables: readonly TableDigest[];
}

/** row → text depends on these; pinned, so that every server and session writes the same */
const textForm = `
  set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local jit = off`;

/**
 * A digest of all rows of these tables, whatever their physical order, the server's locale or the session's settings.
 * Same columns in the same order assumed: it compares builds of one version. All tables are read in one snapshot.
 *
 * @param client outside a transaction
 * @param schema unquoted name
 */
export async function digestRows(client: ClientBase, schema: string, tables: readonly string[]): Promise<RowsDigest> {
  await client.query('begin isolation level repeatable read read only');
  try {
    await client.query(textForm);
    const digests: TableDigest[] = [];
    for (const table of [...tables].sort()) digests.push(await digestTable(client, schema, table));
    const all = createHash('sha256');
    for (const each of digests) all.update(`${each.table} ${each.rows} ${each.digest}\n`);
    return { digest: all.digest('hex'), tables: digests };
  } finally {
    await client.query('rollback');
  }
}

/** Names of all tables of a schema, sorted. */
export async function tablesOf(client: ClientBase, schema: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind in ('r', 'p')`,
    [schema],
  );
  return rows.map((row) => row.name).sort();
}

async function digestTable(client: ClientBase, schema: string, table: string): Promise<TableDigest> {
  const { rows } = await client.query<{ rows: string; digest: string }>(
    `select count(*) as rows, encode(sha256(coalesce(string_agg(hash, ''::bytea order by hash), ''::bytea)), 'hex') as digest
     from (select sha256(convert_to(t::text, 'UTF8')) as hash from ${quoted(schema)}.${quoted(table)} t) hashed`,
  );
  return { table, rows: Number(rows[0]?.rows), digest: rows[0]?.digest ?? '' };
}
