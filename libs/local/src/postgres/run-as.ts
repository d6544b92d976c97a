import { execFile, type SpawnOptions } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The user that PostgreSQL runs as, when it cannot be our own (PostgreSQL refuses to run as root). */
export interface RunAs {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Users that exist by convention and own nothing that matters here, best first. We create no user on anybody's machine. */
const candidates = ['postgres', 'nobody'] as const;

/**
 * Who PostgreSQL must run as; undefined when it can be ourselves.
 * @throws Error with what to do, when we are root and the machine has none of the known users
 */
export async function postgresUser(): Promise<RunAs | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  for (const name of candidates) {
    const [, , uid, gid] = passwd.split('\n').find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody" to run it as: start as an ordinary user.');
}

/** Spawn options that take on the user, if one is needed. */
export function asUser(user: RunAs | undefined): Pick<SpawnOptions, 'uid' | 'gid'> {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid };
}

/** True when the user can get to the path: every folder above it lets them through, and the path itself has the access asked for. */
export async function canReach(user: RunAs | undefined, path: string, access: 'x' | 'r'): Promise<boolean> {
  if (user === undefined) return true;
  return run('/bin/sh', ['-c', `test -${access} "$1"`, 'sh', path], { ...asUser(user), cwd: '/' }).then(
    () => true,
    () => false,
  );
}
