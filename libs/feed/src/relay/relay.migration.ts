import type { ClientBase } from 'pg';

/**
 * The relay's own table in the log's database, to be run by the owner of that database.
 * It is a reader's checkpoint and no part of the log: the relay's role may write here and nowhere else.
 *
 * @param relayRole role that the relay connects as; null where it is the owner itself
 */
export function relayMigration(relayRole: string | null): readonly string[] {
  const tables = [
    'create schema if not exists relay',
    `create table if not exists relay.checkpoints (
      log_id text primary key,
      topic text not null,
      pos bigint not null,
      partition_positions bigint[] not null,
      owner_epoch bigint not null,
      owner text not null,
      lease_until timestamptz not null,
      updated_at timestamptz not null
    ) with (fillfactor = 50)`,
  ];
  if (relayRole === null) return tables;
  const role = `"${relayRole.replaceAll('"', '""')}"`;
  return [...tables, `grant usage on schema relay to ${role}`, `grant select, insert, update on relay.checkpoints to ${role}`];
}

/** Runs {@link relayMigration} as the database's owner, in one transaction; several processes may start at once. */
export async function migrateRelay(client: ClientBase, options: { readonly relayRole?: string } = {}): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock(hashtextextended('yange/relay/migrations', 0))`);
    for (const statement of relayMigration(options.relayRole ?? null)) await client.query(statement);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
