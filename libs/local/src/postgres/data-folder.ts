import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { writeWhole } from '../process/owned-folder.js';
import { canReach, type RunAs } from './run-as.js';

/** Where root keeps what another user must reach: root-owned, open to all for reading, kept over restarts of the machine. */
export function rootReadableFolder(): string {
  return '/var/lib/yange';
}

/**
 * The folder that really holds the data. It is the one asked for, unless PostgreSQL must run as another user who cannot get there
 * (a checkout below a private home, started as root): then one below /var/lib/yange named after it, with a note in the folder asked for.
 */
export async function reachableDataFolder(asked: string, user: RunAs | undefined, log: (line: string) => void): Promise<string> {
  await mkdir(resolve(asked), { recursive: true });
  // Links resolved: the path is compared with what the server and the system say later.
  const folder = await realpath(asked);
  if (user === undefined) return folder;
  // Through, not in: the user may pass this folder to its own data, and sees no list of what lies beside it.
  await chmod(folder, 0o711);
  if (await canReach(user, folder, 'x')) return folder;
  const other = join(rootReadableFolder(), `data-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
  await mkdir(dirname(other), { recursive: true, mode: 0o755 });
  await mkdir(other, { recursive: true, mode: 0o711 });
  await writeWhole(join(folder, 'moved-to'), `${other}\n`);
  log(`PostgreSQL runs as the user ${user.name}, who cannot reach ${folder}: the data are in ${other}.`);
  return other;
}

/** The folder that holds the data of one asked for earlier, without making anything. */
export async function existingDataFolder(asked: string): Promise<string> {
  const moved = await readFile(join(resolve(asked), 'moved-to'), 'utf8').catch(() => '');
  return moved === '' ? realpath(asked).catch(() => resolve(asked)) : moved.trim();
}
