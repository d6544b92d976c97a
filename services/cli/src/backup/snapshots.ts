import { databasesOf, vaultRolesOf } from '@yange/local';
import type pg from 'pg';
import { contexts } from '../start/platform.plan.js';
import { connected } from './platform.databases.js';

/** One database as it was at the moment of the cut. */
export interface Snapshot {
  readonly database: string;
  readonly client: pg.Client;
}

export interface Cut {
  readonly logs: Readonly<Record<string, Snapshot>>;
  readonly vault: Snapshot;
  /** RFC 3339 */
  readonly takenAt: string;
  /** for how long nobody could append, milliseconds */
  readonly heldMs: number;
  close(): Promise<void>;
}

/**
 * A snapshot of every log and of the vault, all of one moment: while they are taken nobody appends to any log, so that no log holds an effect
 * whose cause, in another log, is missing. An append holds the head of its log until it commits and waits for nothing in another database.
 * @throws Error where a log's head is not free within ten seconds
 */
export const snapshotsOfOneMoment = async (superuserUrl: string): Promise<Cut> => {
  const open: pg.Client[] = [];
  const connect = async (database: string): Promise<pg.Client> => {
    const client = await connected(superuserUrl, database, 'yange backup');
    open.push(client);
    return client;
  };
  const close = async (): Promise<void> => {
    await Promise.all(open.map((client) => client.end()));
  };
  try {
    const names = contexts.map((context) => databasesOf(context).log);
    const holders = await Promise.all(names.map(connect));
    const [vaultClient, ...readers] = await Promise.all([vaultRolesOf('staffing').database, ...names].map(connect));
    const from = performance.now();
    for (const holder of holders) await holder.query(`begin; set local lock_timeout = '10s'; lock table event_log.log_head in exclusive mode`);
    const all = [vaultClient as pg.Client, ...readers];
    // The first query of such a transaction takes its snapshot.
    await Promise.all(all.map((client) => client.query(`begin isolation level repeatable read read only; set local timezone = 'UTC'; select 1`)));
    const takenAt = new Date().toISOString();
    await Promise.all(holders.map((holder) => holder.query('rollback')));
    const heldMs = performance.now() - from;
    await Promise.all(holders.map((holder) => holder.end()));
    open.splice(0, open.length, ...all);
    const logs = Object.fromEntries(contexts.map((context, index) => [context, { database: names[index] as string, client: readers[index] as pg.Client }]));
    return { logs, vault: { database: vaultRolesOf('staffing').database, client: vaultClient as pg.Client }, takenAt, heldMs, close };
  } catch (error) {
    await close();
    throw error;
  }
};

export interface Table {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/** Tables of a schema, those that others refer to first. */
export const tablesOf = async ({ client }: Snapshot, schema: string): Promise<readonly Table[]> => {
  const { rows } = await client.query<{ table: string; columns: string[]; needs: string[] }>(
    `select c.relname as table,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select distinct r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid where f.conrelid = c.oid and f.contype = 'f' and r.oid <> c.oid) as needs
    from pg_class c where c.relnamespace = $1::regnamespace and c.relkind = 'r' and not c.relispartition order by c.relname collate "C"`, [schema]);
  const ordered: Table[] = [];
  for (let left = rows; left.length > 0; ) {
    const next = left.filter(({ needs }) => needs.every((need) => ordered.some(({ table }) => table === need)));
    if (next.length === 0) throw new Error(`tables of ${schema} refer to each other in a circle`);
    ordered.push(...next.map(({ table, columns }) => ({ schema, table, columns })));
    left = left.filter((one) => !next.includes(one));
  }
  return ordered;
};

/** Schemas of a database, without PostgreSQL's own. */
export const schemasOf = async ({ client }: Snapshot): Promise<readonly string[]> => {
  const { rows } = await client.query<{ name: string }>(`select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public') order by 1`);
  return rows.map(({ name }) => name);
};
