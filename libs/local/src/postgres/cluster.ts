import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, readdir, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { isServing, terminate } from '../process/process-identity.js';
import { writeWhole } from '../process/owned-folder.js';
import { runHelper } from '../process/run-helper.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { asUser, type RunAs } from './run-as.js';

/** The places of one local server within its data folder. */
export interface ClusterPlaces {
  /** PostgreSQL's own data directory. */
  readonly data: string;
  readonly secret: string;
  readonly log: string;
}

/** What spawning the server takes. */
export interface Spawning {
  readonly places: ClusterPlaces;
  readonly binaries: PostgresBinaries;
  readonly user: RunAs | undefined;
  /** told of the process at once: nobody may exit in between and leave it */
  readonly spawned: (pid: number) => void;
}

/** What postmaster.pid tells. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number | undefined;
  readonly ready: boolean;
}

export function placesIn(folder: string): ClusterPlaces {
  return { data: join(folder, 'cluster'), secret: join(folder, 'superuser.secret'), log: join(folder, 'postgres.log') };
}

export interface Initialising {
  readonly places: ClusterPlaces;
  readonly binaries: PostgresBinaries;
  readonly user: RunAs | undefined;
  /** the data go when the server stops */
  readonly ephemeral: boolean;
  readonly signal: AbortSignal | undefined;
}

/** Creates the data directory under a name of its own and renames it when whole: a crash leaves a draft, never half a cluster. */
export async function initialiseCluster({ places, binaries, user, ephemeral, signal }: Initialising): Promise<void> {
  const parent = dirname(places.data);
  for (const name of await readdir(parent)) if (name.endsWith('.draft')) await rm(join(parent, name), { recursive: true, force: true });
  // An initdb whose starter was killed may still be writing: never into our draft.
  const draft = `${places.data}.${process.pid}.draft`;
  const passwordFile = `${places.secret}.${process.pid}.draft`;
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await mkdir(draft, { mode: 0o700 });
  if (user !== undefined) {
    await chown(draft, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const args = [
    `--pgdata=${draft}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C',
    // Ordering by code point on every machine: what a projection sorts must not depend on the machine's language.
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions',
    // What goes with its server has no power failure to outlive; what clients write is synced here too.
    ...(ephemeral ? ['--no-sync'] : []),
  ];
  const { code, output } = await runHelper(binaries.initdb, args, { ...asUser(user), cwd: '/', env: serverEnvironment(), signal }).finally(() => rm(passwordFile, { force: true }));
  if (code !== 0) throw new Error(`PostgreSQL's initdb failed:\n${output.trim()}`);
  await writeWhole(places.secret, password);
  await rename(draft, places.data);
}

/** What postmaster.pid says, or undefined without one. */
export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const port = Number(lines[3]);
  return { pid, port: Number.isInteger(port) && port > 0 ? port : undefined, ready: lines[7]?.trim() === 'ready' };
}

/** The living server of this data directory, or undefined. Its command line names the directory, so a reused process id is not taken for it. */
export async function livingPostmaster(data: string): Promise<Postmaster | undefined> {
  const found = await readPostmaster(data);
  return found !== undefined && (await isServing(found.pid, data)) ? found : undefined;
}

/** Takes away what a killed server left: its pid file, which could block the next start, and children that have not noticed yet. */
export async function clearRemains(data: string): Promise<void> {
  for (const pid of await processesIn(data)) await terminate(pid, [{ signal: 'SIGQUIT', waitMs: 2_000 }]);
  await rm(join(data, 'postmaster.pid'), { force: true });
}

/** Starts the server in a session of its own, so that Ctrl-C in the terminal reaches us first and we end it in order. */
export async function spawnPostgres(
  { places, binaries, user, spawned }: Spawning, settings: Readonly<Record<string, string>>,
): Promise<{ pid: number; exited: Promise<number | null> }> {
  const output = await open(places.log, 'w', 0o600);
  try {
    const args = ['-D', places.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
    const child = spawn(binaries.postgres, args, {
      ...asUser(user), cwd: '/', detached: true, stdio: ['ignore', output.fd, output.fd], env: serverEnvironment(), windowsHide: true,
    });
    const exited = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code));
    });
    exited.catch(() => undefined);
    child.unref();
    if (child.pid === undefined) await exited;
    else spawned(child.pid);
    return { pid: child.pid ?? 0, exited };
  } finally {
    await output.close();
  }
}

/** True when a server answers on the port, knows our password, and serves this very data directory. */
export async function answersFor(data: string, url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
    return rows[0]?.folder === data;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Processes whose working directory is the data directory: a server and its children. Only Linux tells; elsewhere none. */
async function processesIn(data: string): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const there = await Promise.all(ids.map(async (id) => ((await readlink(`/proc/${id}/cwd`).catch(() => '')) === data ? [Number(id)] : [])));
  return there.flat();
}

/** Variables of the caller's shell (PGDATA, PGOPTIONS, TZ, LC_ALL ...) must not steer the server. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'TEMP', 'LD_LIBRARY_PATH'];
  return { ...Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))), LC_ALL: 'C' };
}
