import { access, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, isFree } from '../process/free-port.js';
import { writeWhole } from '../process/owned-folder.js';
import { isAlive, terminate } from '../process/process-identity.js';
import { answersFor, clearRemains, initialiseCluster, livingPostmaster, readPostmaster, spawnPostgres, type ClusterPlaces } from './cluster.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import type { RunAs } from './run-as.js';

/** What is needed to run the server of one data folder. */
export interface Site {
  readonly folder: string;
  readonly places: ClusterPlaces;
  readonly binaries: PostgresBinaries;
  readonly user: RunAs | undefined;
  /** the data go when the server stops */
  readonly ephemeral: boolean;
  readonly fsync: boolean;
  readonly log: (line: string) => void;
  /** given up as soon as it is aborted */
  readonly signal: AbortSignal | undefined;
  /** told of the server's process as soon as there is one, before it answers */
  readonly spawned: (pid: number) => void;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
}

export const stopSteps = [{ signal: 'SIGINT', waitMs: 15_000 }, { signal: 'SIGQUIT', waitMs: 5_000 }] as const;
const answersWithinMs = 60_000;

/** Takes over the server that a killed process left on these data; undefined when there is none that can be used. */
export async function adoptServer(site: Site, port: number | undefined): Promise<RunningServer | undefined> {
  const living = await livingPostmaster(site.places.data);
  if (living === undefined) return undefined;
  site.spawned(living.pid);
  if (port === undefined || living.port === undefined || port === living.port) {
    const ready = await waitForServer(site, living.pid, answersWithinMs);
    if (ready !== undefined) {
      site.log(`PostgreSQL was still running on these data (process ${living.pid}, port ${ready.port}): taken over.`);
      return ready;
    }
  }
  site.log(`A PostgreSQL left on these data (process ${living.pid}) cannot be used: stopping it.`);
  await terminate(living.pid, stopSteps);
  return undefined;
}


/** Starts the server on its data, which are made where there are none. @param port this one or none */
export async function startServer(site: Site, port: number | undefined): Promise<RunningServer> {
  const { places } = site;
  if (!(await exists(places.data)) || !(await exists(places.secret))) {
    await rm(places.data, { recursive: true, force: true });
    await initialiseCluster(site);
  } else {
    if ((await readPostmaster(places.data)) !== undefined) site.log('PostgreSQL was not stopped in order last time: clearing what it left and recovering.');
    await clearRemains(places.data);
  }
  let failure = '';
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const started = await tryStart(site, await choosePort(site, port));
    if (started !== undefined) return started;
    failure = await endOfLog(places);
  }
  throw new Error(`PostgreSQL does not start; the end of ${places.log}:\n${failure}`);
}

/** Starts a server again that was killed: on the port that its clients know, or not at all. */
export async function restartServer(site: Site, port: number): Promise<RunningServer> {
  await clearRemains(site.places.data);
  const started = await tryStart(site, port);
  if (started === undefined) throw new Error(`the end of ${site.places.log}:\n${await endOfLog(site.places)}`);
  return started;
}

async function tryStart(site: Site, port: number): Promise<RunningServer | undefined> {
  site.signal?.throwIfAborted();
  const server = await spawnPostgres(site, settings(port, site.fsync));
  const ready = await waitForServer(site, server.pid, answersWithinMs, server.exited);
  if (ready !== undefined) {
    await writeWhole(join(site.folder, 'port'), String(ready.port));
    return ready;
  }
  if (isAlive(server.pid)) await terminate(server.pid, stopSteps);
  await clearRemains(site.places.data);
  site.signal?.throwIfAborted();
  return undefined;
}

async function endOfLog(places: ClusterPlaces): Promise<string> {
  return (await readFile(places.log, 'utf8').catch(() => '')).trim().split('\n').slice(-8).join('\n');
}

/** As many connections as in the other shapes: the pools of all services in one process come to some 290 when all of them are busy. */
function settings(port: number, fsync: boolean): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', max_connections: '400', shared_buffers: '256MB',
    fsync: fsync ? 'on' : 'off', synchronous_commit: 'on', max_wal_size: '2GB', password_encryption: 'scram-sha-256', timezone: 'UTC', log_timezone: 'UTC',
    // Passwords are 192 random bits (`provision.ts`): iterations make guessing dear, and here only each of a hundred sessions.
    scram_iterations: '1',
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
): Promise<RunningServer | undefined> {
  const ended = exited?.then(() => true, () => true);
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline && site.signal?.aborted !== true) {
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

export async function superuserUrl(places: ClusterPlaces, port: number): Promise<string> {
  const password = (await readFile(places.secret, 'utf8')).trim();
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}
