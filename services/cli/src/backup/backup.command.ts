import { chmod, copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandFailed, exitCode } from '../exit-code.js';
import { vaultKeysFile } from '../start/platform.plan.js';
import { answerJson } from '../terminal/answer.js';
import { progress, say } from '../terminal/progress.js';
import { copyOut, sumOf } from './copy.streams.js';
import { backupFormat, manifestName, manifestText, productVersion, vaultKeysName, type BackupFile, type BackupLog, type Manifest } from './manifest.js';
import { databasesOfPlatform } from './platform.databases.js';
import { schemasOf, snapshotsOfOneMoment, tablesOf, type Cut, type Snapshot, type Table } from './snapshots.js';

export interface BackupOptions {
  readonly into: string;
  readonly dataFolder: string;
  readonly withVaultKeys: boolean;
  readonly json: boolean;
}

const leftOut = [
  { what: 'read models', why: 'they are only what the logs say; restore builds them anew' },
  { what: 'relay.checkpoints', why: 'how far a topic is; a relay to an empty topic begins at the beginning' },
  { what: 'Kafka topics', why: 'copies of the logs' },
  { what: 'passwords of databases, key of the local issuer', why: 'made anew where they are missing' },
];

const keysLeftOut = { what: 'keys of the vault', why: 'whoever takes the backup must not read personal data: keep the file apart' };

/** Kept of a schema, or known not to be. A schema that is neither was added without a thought for backups. */
const kept: Readonly<Record<string, (table: Table) => boolean>> = {
  // Names are read from the events again.
  event_log: ({ table }) => !['migrations', 'archive_segments', 'named_blocks', 'named_up_to'].includes(table),
  vault: () => true,
  relay: () => false,
};

/** `yange backup`: every log and the vault at one moment, into a folder of its own; the platform goes on meanwhile. */
export const backupCommand = async (options: BackupOptions): Promise<number> => {
  const from = performance.now();
  const { manifest, heldMs } = await backedUp(options);
  tell(manifest, { ...options, heldMs, ms: performance.now() - from });
  return exitCode.ok;
};

/** @throws {CommandFailed} where there are no data, or the folder is not empty; then nothing is left in it */
export const backedUp = async (options: Omit<BackupOptions, 'json'>): Promise<{ readonly manifest: Manifest; readonly heldMs: number }> => {
  const databases = await databasesOfPlatform(options.dataFolder);
  try {
    await claimEmpty(options.into);
    try {
      const cut = await snapshotsOfOneMoment(databases.url);
      try {
        return { manifest: await written(cut, options), heldMs: cut.heldMs };
      } finally {
        await cut.close();
      }
    } catch (error) {
      // A part of a backup looks like one.
      for (const name of await readdir(options.into)) await rm(join(options.into, name), { recursive: true, force: true });
      throw error;
    }
  } finally {
    await databases.close();
  }
};

const claimEmpty = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new CommandFailed(`文件夹不是空的 · the folder is not empty: ${folder}`, exitCode.conflict);
  await chmod(folder, 0o700);
};

const written = async (cut: Cut, { into, dataFolder, withVaultKeys }: Omit<BackupOptions, 'json'>): Promise<Manifest> => {
  const snapshots = [...Object.values(cut.logs), cut.vault];
  const tables = (await Promise.all(snapshots.map(async (snapshot) => (await keptTables(snapshot)).map((table) => ({ snapshot, table }))))).flat();
  const files: BackupFile[] = [];
  const shown = progress('备份 backup');
  for (const { snapshot, table } of tables) {
    shown.update(files.length, tables.length, `${snapshot.database}.${table.table}`);
    files.push(await writtenTable(into, snapshot, table));
  }
  shown.update(files.length, tables.length, '');
  shown.stop();
  const logs = (await Promise.all(Object.values(cut.logs).map(headsOf))).flat().sort((a, b) => (a.logId < b.logId ? -1 : 1));
  const events = files.filter(({ table }) => table === 'events').reduce((sum, { rows }) => sum + rows, 0);
  const positions = logs.reduce((sum, { position }) => sum + position, 0);
  if (events !== positions) throw new CommandFailed(`日志不完整 · the logs are not whole: ${events} events, ${positions} positions; see yange verify`, exitCode.verificationFailed);
  const migrations = Object.fromEntries(await Promise.all(Object.entries(cut.logs).map(async ([context, log]) => [context, await migrationsOf(log)] as const)));
  const text = manifestText({
    format: backupFormat, version: productVersion, postgres: await versionOf(cut.vault), takenAt: cut.takenAt, districts: [...new Set(logs.map(({ logId }) => logId.split('/')[0] ?? ''))], logs, migrations,
    vault: { mark: await markOf(cut.vault), needsKeys: files.some(({ schema, table, rows }) => schema === 'vault' && !['settings', 'erasures'].includes(table) && rows > 0), keys: withVaultKeys ? await keysCopied(dataFolder, into) : null },
    files, leftOut: withVaultKeys ? leftOut : [...leftOut, keysLeftOut],
  });
  // Last: without it the folder is no backup.
  await writeFile(join(into, manifestName), text, { mode: 0o600, flag: 'wx', flush: true });
  return JSON.parse(text) as Manifest;
};

const keptTables = async (snapshot: Snapshot): Promise<readonly Table[]> => {
  const schemas = await schemasOf(snapshot);
  const strange = schemas.filter((schema) => !Object.hasOwn(kept, schema));
  if (strange.length > 0) throw new Error(`${snapshot.database}: a backup does not know what to do with ${strange.join(', ')}`);
  return (await Promise.all(schemas.map(async (schema) => (await tablesOf(snapshot, schema)).filter((table) => kept[schema]?.(table))))).flat();
};

const writtenTable = async (into: string, { database, client }: Snapshot, { schema, table, columns }: Table): Promise<BackupFile> => {
  const file = `${database}/${table}.copy.gz`;
  await mkdir(join(into, database), { recursive: true, mode: 0o700 });
  // In the order of their positions, so that they come back as they came; those of the archive among them.
  const [source, order] = table === 'events' ? [(await hasArchive(client)) ? 'every_event' : table, ' order by log_id, pos'] : [table, ''];
  const { rows, bytes, sha256 } = await copyOut(client, `select ${columns.map((column) => `"${column}"`).join(', ')} from "${schema}"."${source}"${order}`, join(into, file));
  return { file, database, schema, table, columns: [...columns], rows, bytes, sha256 };
};

/** Logs of an earlier version know no archive. */
const hasArchive = async (client: Snapshot['client']): Promise<boolean> =>
  (await client.query<{ known: boolean }>(`select to_regclass('event_log.every_event') is not null as known`)).rows[0]?.known ?? false;

const headsOf = async ({ client }: Snapshot): Promise<readonly BackupLog[]> => {
  const { rows } = await client.query<{ log_id: string; pos: string; at: string | null }>(`select log_id, pos, to_char(recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from event_log.log_head`);
  return rows.map(({ log_id, pos, at }) => ({ logId: log_id, position: Number(pos), recordedAt: at }));
};

const migrationsOf = async ({ client }: Snapshot): Promise<{ name: string; checksum: string }[]> =>
  (await client.query<{ name: string; checksum: string }>('select name, checksum from event_log.migrations order by name')).rows;

const versionOf = async ({ client }: Snapshot): Promise<string> => (await client.query<{ server_version: string }>('show server_version')).rows[0]?.server_version ?? '';

const markOf = async ({ client }: Snapshot): Promise<string | null> => (await client.query<{ mark: string }>(`select encode(value, 'hex') as mark from vault.settings where name = 'index'`)).rows[0]?.mark ?? null;

const keysCopied = async (dataFolder: string, into: string): Promise<string> => {
  const file = join(into, vaultKeysName);
  await copyFile(vaultKeysFile(dataFolder), file);
  await chmod(file, 0o600);
  return (await sumOf(file)).sha256;
};

const tell = (manifest: Manifest, { into, dataFolder, json, heldMs, ms }: BackupOptions & { heldMs: number; ms: number }): void => {
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  const rows = manifest.files.reduce((sum, file) => sum + file.rows, 0);
  if (manifest.vault.keys === null) say(`保险库的密钥不在备份中，请另行保管 · the keys of the vault are not in the backup: keep a copy of ${vaultKeysFile(dataFolder)} apart, once`);
  say('备份留有此后删除的个人信息 · a backup keeps personal data that are erased later: remove old ones');
  if (json) answerJson({ into, takenAt: manifest.takenAt, version: manifest.version, districts: manifest.districts, logs: manifest.logs, rows, bytes, files: manifest.files.length, vaultKeys: manifest.vault.keys !== null, leftOut: manifest.leftOut, appendsHeldMs: Math.round(heldMs), ms: Math.round(ms) });
  else process.stdout.write(`${[...manifest.logs.map(({ logId, position }) => `${logId.padEnd(24)} ${String(position).padStart(8)}`), `${manifest.takenAt}  ${rows} 行 rows  ${bytes} 字节 bytes  ${into}`].join('\n')}\n`);
};
