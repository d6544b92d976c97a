import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { progress } from '../terminal/progress.js';
import { sumOf } from './copy.streams.js';
import { manifestName, readManifest, RefusedBackup, vaultKeysName, type Manifest } from './manifest.js';

/** Reads the whole backup and holds it against its manifest. @throws {RefusedBackup} with what is wrong, before anything was made of it */
export const checkedBackup = async (folder: string): Promise<Manifest> => {
  const manifest = await manifestOf(folder);
  await refuseStrangers(folder, manifest);
  const all = [...manifest.files, ...(manifest.vault.keys === null ? [] : [{ file: vaultKeysName, bytes: null, sha256: manifest.vault.keys }])];
  const shown = progress('核对 checking');
  for (const [index, { file, bytes, sha256 }] of all.entries()) {
    shown.update(index, all.length, file);
    const size = await stat(join(folder, file)).then((found) => found.size, () => null);
    if (size === null) throw new RefusedBackup(`备份不完整 · the backup is not whole: ${file} is missing`);
    if (bytes !== null && size !== bytes) throw new RefusedBackup(`备份不完整 · the backup is not whole: ${file} has ${size} bytes in place of ${bytes}`);
    if ((await sumOf(join(folder, file))).sha256 !== sha256) throw new RefusedBackup(`备份已损坏 · the backup is damaged: ${file} does not have the SHA-256 that the manifest names`);
  }
  shown.update(all.length, all.length, '');
  shown.stop();
  return manifest;
};

const manifestOf = async (folder: string): Promise<Manifest> => {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => null);
  if (text === null) throw new RefusedBackup(`不是备份，或未写完 · ${folder} is no backup, or one that was cut short: it has no ${manifestName}`);
  return readManifest(text);
};

/** A file that the manifest does not name is none of this backup. */
const refuseStrangers = async (folder: string, { files, vault }: Manifest): Promise<void> => {
  const named = new Set([manifestName, ...(vault.keys === null ? [] : [vaultKeysName]), ...files.map(({ file }) => file)]);
  const found = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'));
  const strange = found.find((file) => !named.has(file));
  if (strange !== undefined) throw new RefusedBackup(`备份中有来历不明的文件 · a file that the manifest does not name: ${strange}`);
};
