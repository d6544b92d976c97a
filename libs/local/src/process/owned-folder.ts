import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startMarkOf } from './process-identity.js';

/** The process that answers for a folder and the servers in it. */
export interface Owner {
  readonly pid: number;
  readonly startMark: string;
}

/** Another living process answers for the folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
  constructor(readonly folder: string, readonly pid: number) {
    super(`The folder ${folder} is in use by process ${pid}: stop that one first, or choose another folder.`);
  }
}

/** This process as an owner, or the one with the given id. */
export async function ownerOf(pid: number = process.pid): Promise<Owner> {
  return { pid, startMark: (await startMarkOf(pid)) ?? 'unknown' };
}

/** The living owner of a folder; undefined when nobody owns it or the owner was killed. */
export async function livingOwner(folder: string): Promise<Owner | undefined> {
  const text = await readFile(join(folder, 'owner.json'), 'utf8').catch(() => '');
  const owner = parseOwner(text);
  return owner !== undefined && (await startMarkOf(owner.pid)) === owner.startMark ? owner : undefined;
}

/**
 * Makes `owner` the folder's owner.
 * @throws FolderInUseError while another owner lives
 */
export async function claimFolder(folder: string, owner: Owner): Promise<void> {
  await mkdir(folder, { recursive: true });
  const other = await otherOwner(folder, owner);
  if (other !== undefined) throw new FolderInUseError(folder, other.pid);
  await writeWhole(join(folder, 'owner.json'), JSON.stringify(owner));
}

/** A process that was killed is listed a moment longer on a busy machine: only one that stays is an owner. */
const dyingMs = 1_500;

async function otherOwner(folder: string, owner: Owner): Promise<Owner | undefined> {
  for (const end = performance.now() + dyingMs; ; await sleep(50)) {
    const other = await livingOwner(folder);
    if (other === undefined || (other.pid === owner.pid && other.startMark === owner.startMark)) return undefined;
    if (performance.now() > end) return other;
  }
}

export async function releaseFolder(folder: string): Promise<void> {
  await rm(join(folder, 'owner.json'), { force: true });
}

/** Folders below `parent` with this prefix whose owner was killed: their servers and they themselves are to be cleared. */
export async function abandonedFolders(parent: string, prefix: string): Promise<string[]> {
  const names = (await readdir(parent).catch(() => [])).filter((name) => name.startsWith(prefix));
  const abandoned: string[] = [];
  for (const name of names) {
    const folder = join(parent, name);
    const claimed = await readFile(join(folder, 'owner.json'), 'utf8').catch(() => '');
    // A folder without an owner file is being made by somebody else at this moment.
    if (claimed !== '' && (await livingOwner(folder)) === undefined) abandoned.push(folder);
  }
  return abandoned;
}

/** Writes a file so that a reader sees the old or the new text, never a part. `mode` is of the new file. */
export async function writeWhole(path: string, text: string, mode = 0o600): Promise<void> {
  const draft = `${path}.${process.pid}.draft`;
  await writeFile(draft, text, { mode, flush: true });
  await rename(draft, path);
}

function parseOwner(text: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('startMark' in value)) return undefined;
    return typeof value.pid === 'number' && typeof value.startMark === 'string' ? { pid: value.pid, startMark: value.startMark } : undefined;
  } catch {
    return undefined;
  }
}
