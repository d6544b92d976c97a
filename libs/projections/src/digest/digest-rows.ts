import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { quoted } from '../generation/transaction.js';

export interface TableDigest {
  readonly table: string;
  readonly rows: number;
  /** sum of the 64-bit hashes of all rows, as 16 hex digits */
  readonly digest: string;
}

export interface RowsDigest {
  /** hex SHA-256 over all tables */
  readonly digest: string;
  readonly tables: readonly TableDigest[];
}

/**
 * A digest of all rows of these tables, whatever their physical order, the server's locale or the session's settings: each row is hashed as it is stored, not as it is written out, which
 * costs a fifth, and a sum takes no order. It finds what drifted; it does not withstand somebody who makes rows for it. Values that are equal to the server are one here (jsonb `1` and `1.0`).
 * Same columns in the same order assumed, of types that the server can hash (not `json`): it compares builds of one version on servers of one major version. All tables are read in one snapshot.
 *
 * @param client outside a transaction
 * @param schema unquoted name
 */
export async function digestRows(client: ClientBase, schema: string, tables: readonly string[]): Promise<RowsDigest> {
  await client.query('begin isolation level repeatable read read only');
  try {
    await client.query('set local jit = off');
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
  // A record's hash is a sum over its columns: hashed once more, or two rows could exchange a value unseen.
  const { rows } = await client.query<{ rows: string; sum: string }>(
    `select count(*) as rows, coalesce(sum(hashtextextended(hash_record_extended(t, 0)::text, 0)), 0) as sum from ${quoted(schema)}.${quoted(table)} t`,
  );
  return { table, rows: Number(rows[0]?.rows), digest: BigInt.asUintN(64, BigInt(rows[0]?.sum ?? 0)).toString(16).padStart(16, '0') };
}
