import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const backupFormat = 'yange-backup/1';
export const manifestName = 'manifest.json';
export const vaultKeysName = 'vault.keys.json';

/** `src/backup` and `dist/backup` lie equally deep. */
export const productVersion = (JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string }).version;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
// They become names in SQL and paths below the backup.
const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);
const count = z.int().nonnegative();

const fileShape = z.strictObject({
  /** below the backup's folder */
  file: z.string().regex(/^[a-z0-9_]+\/[a-z0-9_]+\.copy\.gz$/),
  database: name, schema: name, table: name, columns: z.array(name).min(1),
  rows: count,
  /** of the file, gzipped */
  bytes: count,
  sha256,
});

const logShape = z.strictObject({ logId: z.string().regex(/^[0-9]{2,12}\/[a-z]+$/), position: count, recordedAt: z.string().nullable() });

const manifestShape = z.strictObject({
  format: z.literal(backupFormat),
  version: z.string(),
  postgres: z.string(),
  /** the moment at which every log was cut, RFC 3339 */
  takenAt: z.string(),
  districts: z.array(z.string()),
  logs: z.array(logShape),
  /** context → migrations of its log, in the order in which they came */
  migrations: z.record(z.string(), z.array(z.strictObject({ name: z.string(), checksum: z.string() }))),
  vault: z.strictObject({
    /** what its keys must answer; null where it was never opened */
    mark: z.string().nullable(),
    /** whether anything in it needs the keys it was made with */
    needsKeys: z.boolean(),
    /** sum of the file with the keys; null where they are kept elsewhere */
    keys: sha256.nullable(),
  }),
  files: z.array(fileShape),
  leftOut: z.array(z.strictObject({ what: z.string(), why: z.string() })),
  /** of everything above, as `JSON.stringify` writes it */
  checksum: sha256,
});

export type Manifest = z.infer<typeof manifestShape>;
export type BackupFile = z.infer<typeof fileShape>;
export type BackupLog = z.infer<typeof logShape>;

const checksumOf = (told: Omit<Manifest, 'checksum'>): string => createHash('sha256').update(JSON.stringify(told)).digest('hex');

export const manifestText = (told: Omit<Manifest, 'checksum'>): string => {
  // As it will be read back: the order of fields is part of the sum.
  const rest = manifestShape.omit({ checksum: true }).parse(told);
  return `${JSON.stringify({ ...rest, checksum: checksumOf(rest) }, null, 2)}\n`;
};

/** Why a backup is not taken: damaged, cut short, of a newer product, or of something else. */
export class RefusedBackup extends Error {
  override readonly name = 'RefusedBackup';
}

/** @throws {RefusedBackup} */
export const readManifest = (text: string): Manifest => {
  const told = parsed(text);
  const { format, version } = (typeof told === 'object' && told !== null ? told : {}) as Partial<Manifest>;
  if (typeof format !== 'string' || !format.startsWith('yange-backup/')) throw new RefusedBackup('不是沿革的备份 · this is no backup of Yange: its manifest has no format yange-backup');
  if (format !== backupFormat || isNewer(String(version))) throw new RefusedBackup(`备份出自较新的版本 · this backup is of a newer version (${format}, ${String(version)}); this is ${productVersion}: restore it with that one`);
  const read = manifestShape.safeParse(told);
  if (!read.success) throw new RefusedBackup(`备份说明已损坏 · the manifest is damaged: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).slice(0, 3).join('; ')}`);
  const { checksum, ...rest } = read.data;
  if (checksumOf(rest) !== checksum) throw new RefusedBackup('备份说明已损坏 · the manifest is damaged: it does not have the sum that it names');
  return read.data;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new RefusedBackup('备份说明已损坏 · the manifest is damaged: it is no JSON');
  }
};

const isNewer = (version: string): boolean => {
  const [theirs = [], ours = []] = [version, productVersion].map((text) => text.split('.').map(Number));
  const at = [0, 1, 2].find((index) => theirs[index] !== ours[index]);
  return at !== undefined && (theirs[at] ?? 0) > (ours[at] ?? 0);
};
