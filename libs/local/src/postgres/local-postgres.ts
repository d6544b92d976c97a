import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardExit } from '../process/exit-guard.js';
import { abandonedFolders, claimFolder, ownerOf, releaseFolder, type Owner } from '../process/owned-folder.js';
import { isAlive, terminate, untilGone } from '../process/process-identity.js';
import { Supervision } from '../process/supervision.js';
import { answersFor, clearRemains, livingPostmaster, placesIn } from './cluster.js';
import { existingDataFolder, reachableDataFolder } from './data-folder.js';
import { postgresBinaries } from './postgres-binaries.js';
import { adoptServer, restartServer, startServer, stopSteps, superuserUrl, type RunningServer, type Site } from './postgres-server.js';
import { postgresUser } from './run-as.js';

export interface LocalPostgresOptions {
  /** Where to keep the data; not needed with `ephemeral`. Made when missing. */
  readonly dataFolder?: string;
  /** This port or none; without it the port of the last start, or another free one when that is taken. */
  readonly port?: number;
  /** Data in a folder of its own that goes when the server stops. */
  readonly ephemeral: boolean;
  /** Without it what is committed outlives a killed server, not a machine that fails: for specs, which no machine's failure can be part of. On unless said otherwise. */
  readonly fsync?: boolean;
  readonly log: (line: string) => void;
  /** `leave`: the server outlives this process, and `owner` answers for it (a test run's main process). */
  readonly onExit?: 'stop' | 'leave';
  readonly owner?: Owner;
  /** When aborted, the start is given up, and nothing of it is left. */
  readonly signal?: AbortSignal;
  /** Started again when it ends by itself or is killed; told when that does not work any more. Without it a dead server stays dead. */
  readonly onGivenUp?: (error: Error) => void;
}

export interface LocalPostgres {
  /** For the superuser, database `postgres`. Holds the password: not for logs. */
  readonly url: string;
  readonly port: number;
  /** of the server that runs now */
  readonly pid: number;
  /** The folder that really holds the data: see `reachableDataFolder`. */
  readonly dataFolder: string;
  /** True when the server was found running (left by a process that was killed). */
  readonly adopted: boolean;
  /** Fast shutdown: sessions are ended, everything committed is kept. Again is harmless. */
  stop(): Promise<void>;
}

const ephemeralPrefix = 'yange-postgres-';

/**
 * Starts PostgreSQL from npm on 127.0.0.1, or takes over the one that a killed process left on the same data.
 * @throws FolderInUseError while another living process owns the folder; the signal's reason; Error with a sentence for people otherwise
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const user = await postgresUser();
  if (options.ephemeral) await clearAbandoned(options.log);
  const asked = options.dataFolder ?? (options.ephemeral ? mkdtempSync(join(tmpdir(), ephemeralPrefix)) : undefined);
  if (asked === undefined) throw new Error('A data folder is needed, unless the data are ephemeral.');
  const folder = await reachableDataFolder(asked, user, options.log);
  await claimFolder(folder, options.owner ?? (await ownerOf()));
  const server = new HeldServer(folder, options);
  try {
    const binaries = await postgresBinaries(user, options.log);
    await server.start({ folder, places: placesIn(folder), binaries, user, ephemeral: options.ephemeral, fsync: options.fsync ?? true, log: options.log });
    return server;
  } catch (error) {
    await server.stop();
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

/** One server from before its first process to after its last. */
class HeldServer implements LocalPostgres {
  pid = 0;
  adopted = false;
  #running: RunningServer | undefined;
  #starting: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;
  #supervision: Supervision | undefined;
  readonly #ending = new AbortController();
  readonly #unguard: () => void;

  constructor(readonly dataFolder: string, private readonly options: LocalPostgresOptions) {
    const stopNow = (): void => stopServerNow(this.pid, options.ephemeral ? dataFolder : undefined);
    this.#unguard = options.onExit === 'leave' ? () => undefined : guardExit({ stop: () => this.stop(), stopNow });
  }

  get url(): string {
    return this.#running?.url ?? '';
  }

  get port(): number {
    return this.#running?.port ?? 0;
  }

  start(place: Omit<Site, 'signal' | 'spawned'>): Promise<void> {
    const { signal } = this.options;
    const ending = this.#ending.signal;
    const spawned = (pid: number): void => void (this.pid = pid);
    return (this.#starting = this.#start({ ...place, spawned, signal: signal === undefined ? ending : AbortSignal.any([signal, ending]) }));
  }

  stop(): Promise<void> {
    return (this.#stopping ??= this.#stopOnce());
  }

  async #start(site: Site): Promise<void> {
    const adopted = await adoptServer(site, this.options.port);
    this.adopted = adopted !== undefined;
    this.#running = adopted ?? (await startServer(site, this.options.port));
    const { onGivenUp, log } = this.options;
    if (onGivenUp !== undefined) this.#supervision = new Supervision({
      name: 'PostgreSQL',
      pid: () => this.pid,
      ended: (signal) => untilGone(this.pid, signal),
      restart: async (signal) => {
        this.#running = await restartServer({ ...site, signal }, this.port);
      },
    }, { log, onGivenUp });
  }

  async #stopOnce(): Promise<void> {
    const { ephemeral, dataFolder } = this.options;
    this.#ending.abort(new Error('PostgreSQL was told to stop'));
    await this.#starting?.catch(() => undefined);
    await this.#supervision?.stop();
    if (this.pid > 0) await terminate(this.pid, stopSteps);
    if (ephemeral) {
      await rm(this.dataFolder, { recursive: true, force: true, maxRetries: 5 });
      if (dataFolder !== undefined) await rm(dataFolder, { recursive: true, force: true });
    } else await releaseFolder(this.dataFolder);
    this.#unguard();
  }
}

/** In an exit handler nothing can be awaited: kept data get a fast shutdown that goes on without us, ephemeral ones a kill and are removed. */
function stopServerNow(pid: number, remove: string | undefined): void {
  try {
    if (pid > 0) process.kill(pid, remove === undefined ? 'SIGINT' : 'SIGQUIT');
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
