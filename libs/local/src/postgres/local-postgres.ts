import { mkdtempSync, rmSync } from 'node:fs';
import { access, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { guardExit } from '../process/exit-guard.js';
import { freePort, isFree } from '../process/free-port.js';
import { abandonedFolders, claimFolder, ownerOf, releaseFolder, writeWhole, type Owner } from '../process/owned-folder.js';
import { isAlive, terminate } from '../process/process-identity.js';
import {
  answersFor, clearRemains, initialiseCluster, livingPostmaster, placesIn, readPostmaster, spawnPostgres, type ClusterPlaces,
} from './cluster.js';
import { existingDataFolder, reachableDataFolder } from './data-folder.js';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { postgresUser, type RunAs } from './run-as.js';

export interface LocalPostgresOptions {
  /** Where to keep the data; not needed with `ephemeral`. Made when missing. */
  readonly dataFolder?: string;
  /** This port or none; without it the port of the last start, or another free one when that is taken. */
  readonly port?: number;
  /** Data in a folder of its own that goes when the server stops. */
  readonly ephemeral: boolean;
  readonly log: (line: string) => void;
  /** `leave`: the server outlives this process, and `owner` answers for it (a test run's main process). */
  readonly onExit?: 'stop' | 'leave';
  readonly owner?: Owner;
}

export interface LocalPostgres {
  /** For the superuser, database `postgres`. Holds the password: not for logs. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** The folder that really holds the data: see `reachableDataFolder`. */
  readonly dataFolder: string;
  /** True when the server was found running (left by a process that was killed). */
  readonly adopted: boolean;
  /** Fast shutdown: sessions are ended, everything committed is kept. Again is harmless. */
  stop(): Promise<void>;
}

interface Site {
  readonly folder: string;
  readonly places: ClusterPlaces;
  readonly binaries: PostgresBinaries;
  readonly user: RunAs | undefined;
  readonly log: (line: string) => void;
}

const ephemeralPrefix = 'yange-postgres-';
const stopSteps = [{ signal: 'SIGINT', waitMs: 15_000 }, { signal: 'SIGQUIT', waitMs: 5_000 }] as const;

/**
 * Starts PostgreSQL from npm on 127.0.0.1, or takes over the one that a killed process left on the same data.
 * @throws FolderInUseError while another living process owns the folder; Error with a sentence for people otherwise
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const user = await postgresUser();
  if (options.ephemeral) await clearAbandoned(options.log);
  const asked = options.dataFolder ?? (options.ephemeral ? mkdtempSync(join(tmpdir(), ephemeralPrefix)) : undefined);
  if (asked === undefined) throw new Error('A data folder is needed, unless the data are ephemeral.');
  const folder = await reachableDataFolder(asked, user, options.log);
  const owner = options.owner ?? (await ownerOf());
  await claimFolder(folder, owner);
  try {
    const site = { folder, places: placesIn(folder), binaries: await postgresBinaries(user, options.log), user, log: options.log };
    const running = (await adopt(site, options.port)) ?? (await start(site, options.port));
    return guarded(running, folder, options);
  } catch (error) {
    await releaseFolder(folder);
    throw error;
  }
}

/** The server that runs on this data folder, whoever started it, or undefined. For clients on the same machine. */
export async function findLocalPostgres(dataFolder: string): Promise<{ url: string; port: number; pid: number } | undefined> {
  const places = placesIn(await existingDataFolder(dataFolder));
  const living = await livingPostmaster(places.data);
  if (living?.port === undefined) return undefined;
  const url = await superuserUrl(places, living.port);
  return (await answersFor(places.data, url)) ? { url, port: living.port, pid: living.pid } : undefined;
}

type Running = Omit<LocalPostgres, 'stop' | 'dataFolder'>;

async function adopt(site: Site, port: number | undefined): Promise<Running | undefined> {
  const living = await livingPostmaster(site.places.data);
  if (living === undefined) return undefined;
  if (port === undefined || living.port === undefined || port === living.port) {
    const ready = await waitForServer(site, living.pid, 60_000);
    if (ready !== undefined) {
      site.log(`PostgreSQL was still running on these data (process ${living.pid}, port ${ready.port}): taken over.`);
      return { ...ready, adopted: true };
    }
  }
  site.log(`A PostgreSQL left on these data (process ${living.pid}) cannot be used: stopping it.`);
  await terminate(living.pid, stopSteps);
  return undefined;
}

async function start(site: Site, port: number | undefined): Promise<Running> {
  const { places } = site;
  if (!(await exists(places.data)) || !(await exists(places.secret))) {
    await rm(places.data, { recursive: true, force: true });
    await initialiseCluster(places, site.binaries, site.user);
  } else {
    if ((await readPostmaster(places.data)) !== undefined) site.log('PostgreSQL was not stopped in order last time: clearing what it left and recovering.');
    await clearRemains(places.data);
  }
  let failure = '';
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const chosen = await choosePort(site, port);
    const server = await spawnPostgres(places, site.binaries, site.user, settings(chosen));
    const ready = await waitForServer(site, server.pid, 60_000, server.exited);
    if (ready !== undefined) {
      await writeWhole(join(site.folder, 'port'), String(ready.port));
      return { ...ready, adopted: false };
    }
    if (isAlive(server.pid)) await terminate(server.pid, stopSteps);
    failure = (await readFile(places.log, 'utf8').catch(() => '')).trim().split('\n').slice(-8).join('\n');
    await clearRemains(places.data);
  }
  throw new Error(`PostgreSQL does not start; the end of ${places.log}:\n${failure}`);
}

function settings(port: number): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', max_connections: '200', shared_buffers: '256MB',
    fsync: 'on', synchronous_commit: 'on', max_wal_size: '2GB', password_encryption: 'scram-sha-256', timezone: 'UTC', log_timezone: 'UTC',
    // Statements and their values stay out of the log file: they may hold what people typed.
    log_min_error_statement: 'panic', log_parameter_max_length: '0', log_parameter_max_length_on_error: '0',
  };
}

async function choosePort(site: Site, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    throw new Error(`Port ${wanted} is taken by another program: choose another one for PostgreSQL, or none.`);
  }
  const last = Number(await readFile(join(site.folder, 'port'), 'utf8').catch(() => ''));
  return Number.isInteger(last) && last > 0 && (await isFree(last)) ? last : freePort();
}

/** Waits until the server answers; undefined when it ended or did not answer in time. */
async function waitForServer(
  site: Site, pid: number, timeoutMs: number, exited?: Promise<number | null>,
): Promise<{ url: string; port: number; pid: number } | undefined> {
  const ended = exited?.then(() => true, () => true);
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const found = await readPostmaster(site.places.data);
    if (found?.pid === pid && found.ready && found.port !== undefined) {
      const url = await superuserUrl(site.places, found.port);
      if (await answersFor(site.places.data, url)) return { url, port: found.port, pid };
    }
    const over = await Promise.race([sleep(25, false), ...(ended === undefined ? [] : [ended])]);
    if (over || !isAlive(pid)) return undefined;
  }
  return undefined;
}

function guarded(running: Running, folder: string, options: LocalPostgresOptions): LocalPostgres {
  let stopping: Promise<void> | undefined;
  let unguard: (() => void) | undefined;
  const stopOnce = async (): Promise<void> => {
    await terminate(running.pid, stopSteps);
    if (options.ephemeral) {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      if (options.dataFolder !== undefined) await rm(options.dataFolder, { recursive: true, force: true });
    } else await releaseFolder(folder);
    unguard?.();
  };
  const stop = (): Promise<void> => (stopping ??= stopOnce());
  if (options.onExit !== 'leave') unguard = guardExit({ stop, stopNow: () => stopNow(running.pid, options.ephemeral ? folder : undefined) });
  return { ...running, dataFolder: folder, stop };
}

/** In an exit handler nothing can be awaited: kept data get a fast shutdown that goes on without us, ephemeral ones a kill and are removed. */
function stopNow(pid: number, remove: string | undefined): void {
  try {
    process.kill(pid, remove === undefined ? 'SIGINT' : 'SIGQUIT');
    if (remove === undefined) return;
    const pause = new Int32Array(new SharedArrayBuffer(4));
    for (let waited = 0; waited < 2_000 && isAlive(pid); waited += 20) Atomics.wait(pause, 0, 0, 20);
  } catch {
    // It is gone already.
  }
  if (remove !== undefined) rmSync(remove, { recursive: true, force: true, maxRetries: 5 });
}

/** Ends and removes ephemeral servers whose process was killed. */
async function clearAbandoned(log: (line: string) => void): Promise<void> {
  for (const folder of await abandonedFolders(tmpdir(), ephemeralPrefix)) {
    const { data } = placesIn(folder);
    const living = await livingPostmaster(data);
    if (living !== undefined) await terminate(living.pid, stopSteps);
    await clearRemains(data);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    log(`Cleared a throw-away PostgreSQL that a killed process had left in ${folder}.`);
  }
}

async function superuserUrl(places: ClusterPlaces, port: number): Promise<string> {
  const password = (await readFile(places.secret, 'utf8')).trim();
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}
