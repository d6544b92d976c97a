import { join } from 'node:path';
import { connectionPool, migrateEventLog, PostgresEventLogReaders } from '@yange/event-log';
import { provision, provisionVault, type ContextUrls, type VaultUrls } from '@yange/local';
import { holdersIn } from '@yange/service-host';
import { migrateVault } from '@yange/staffing';
import pg from 'pg';
import { definitions } from '../start/in-process.host.js';
import { contexts, secretsFile, type ServiceContext } from '../start/platform.plan.js';
import { progress } from '../terminal/progress.js';
import { copyIn } from './copy.streams.js';
import { RefusedBackup, type BackupFile, type Manifest } from './manifest.js';
import { keptAt, type RestorePoint } from './restore.point.js';
import { cutVault } from './restore.vault.js';

export interface RestoreSource {
  readonly folder: string;
  readonly manifest: Manifest;
  /** null: all of it */
  readonly point: RestorePoint | null;
  /** false where no keys fit or are needed: then what marks them is not taken either, and the vault begins anew */
  readonly keepMark: boolean;
}

/** Makes the databases in an empty server and fills them; the schema of the logs is that of the backup, for the start that follows to bring forward. */
export const restoreDatabases = async (superuserUrl: string, into: string, source: RestoreSource): Promise<{ readonly staffing: ContextUrls; readonly vault: VaultUrls }> => {
  const databases = await provision(superuserUrl, { contexts, secretsFile: secretsFile(into) });
  const vault = await provisionVault(superuserUrl, { context: 'staffing', secretsFile: secretsFile(into) });
  const shown = progress('恢复 restore');
  const total = source.manifest.files.length;
  let done = 0;
  const loaded = (file: string): void => shown.update((done += 1), total, file);
  for (const context of contexts) await restoreLog(context, databases[context], source, loaded);
  await migrateVault(vault.ownerUrl, vault.keeperRole);
  await restoreVault(vault.ownerUrl, databases.staffing, source, loaded);
  shown.stop();
  return { staffing: databases.staffing, vault };
};

const asOwner = async (url: string, work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = new pg.Client({ connectionString: url, application_name: 'yange restore' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
};

const restoreLog = (context: ServiceContext, { logOwnerUrl }: ContextUrls, source: RestoreSource, loaded: (file: string) => void): Promise<void> =>
  asOwner(logOwnerUrl, async (client) => {
    const only = (source.manifest.migrations[context] ?? []).map(({ name }) => name);
    await migrateEventLog(client, { only });
    await client.query(`begin; set local timezone = 'UTC'`);
    for (const file of filesOf(source.manifest, client.database)) await load(client, file, source, loaded);
    if (source.point !== null) {
      await client.query(`insert into event_log.streams (log_id, stream_id, version) select log_id, stream_id, max(version) from event_log.events group by 1, 2`);
      await client.query(`insert into event_log.log_head (log_id, pos, recorded_at) select distinct on (log_id) log_id, pos, recorded_at from event_log.events order by log_id, pos desc`);
    }
    await client.query('commit');
    if (source.point !== null) await restoreClaims(context, logOwnerUrl, client, [...source.point.keys()]);
    await client.query('analyze');
  });

const filesOf = ({ files }: Manifest, database: string | undefined): readonly BackupFile[] => files.filter((file) => file.database === database);

const load = async (client: pg.Client, file: BackupFile, { folder, point }: RestoreSource, loaded: (file: string) => void): Promise<void> => {
  const keep = point === null ? undefined : keptAt(point, file);
  loaded(file.file);
  if (keep === null) return;
  const rows = await copyIn(client, `copy "${file.schema}"."${file.table}" (${file.columns.map((column) => `"${column}"`).join(', ')})`, join(folder, file.file), keep).catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && ['42P01', '42703'].includes(String(error.code)) ? new RefusedBackup(`备份出自较新的版本 · this backup is of a newer version: ${error.message}`) : error;
  });
  if (keep === undefined && rows !== file.rows) throw new RefusedBackup(`备份已损坏 · the backup is damaged: ${file.file} holds ${rows} rows in place of ${file.rows}`);
};

/** Who held which key at that point: the log itself keeps the last holder alone, so the states of the streams are asked. */
const restoreClaims = async (context: ServiceContext, url: string, client: pg.Client, logIds: readonly string[]): Promise<void> => {
  const pool = connectionPool({ connectionString: url, max: 2 });
  const readers = new PostgresEventLogReaders(pool);
  const { contract, aggregates } = definitions[context];
  try {
    for (const logId of logIds.filter((id) => id.endsWith(`/${context}`))) {
      const holders = [...(await holdersIn(readers.forLog(logId), contract, aggregates))];
      await client.query('insert into event_log.claims (log_id, key, stream_id) select $1, * from unnest($2::text[], $3::text[])', [logId, holders.map(([key]) => key), holders.map(([, stream]) => stream)]);
    }
  } finally {
    await readers.close();
    await pool.end();
  }
};

const restoreVault = (ownerUrl: string, { logOwnerUrl }: ContextUrls, source: RestoreSource, loaded: (file: string) => void): Promise<void> =>
  asOwner(ownerUrl, async (client) => {
    await client.query(`begin; set local timezone = 'UTC'`);
    for (const file of filesOf(source.manifest, client.database)) if (source.keepMark || file.table !== 'settings') await load(client, file, source, loaded);
    if (source.point !== null) await cutVault(client, logOwnerUrl, source.point);
    await client.query('commit; analyze');
  });
