import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardExit } from '../process/exit-guard.js';
import { abandonedFolders, claimFolder, ownerOf, releaseFolder, type Owner } from '../process/owned-folder.js';
import { terminate, untilGone } from '../process/process-identity.js';
import { Supervision } from '../process/supervision.js';
import { brokerPlacesIn, livingBroker } from './broker.js';
import { adoptBroker, restartBroker, startBroker, stopSteps, type BrokerSite, type RunningBroker } from './kafka-server.js';

export interface LocalKafkaOptions {
  /** Where to keep topics; without it in a folder that goes when the broker stops. */
  readonly folder?: string;
  /** This port or none; without it the port of the last start, or another free one when that is taken. */
  readonly port?: number;
  readonly log: (line: string) => void;
  /** `leave`: the broker outlives this process, and `owner` answers for it (a test run's main process). */
  readonly onExit?: 'stop' | 'leave';
  readonly owner?: Owner;
  /** When aborted, the start is given up, and nothing of it is left. */
  readonly signal?: AbortSignal;
  /** Started again when it ends by itself or is killed; told when that does not work any more. Without it a dead broker stays dead. */
  readonly onGivenUp?: (error: Error) => void;
}

export interface LocalKafka {
  /** `127.0.0.1:port`, as kafkajs and KAFKA_BROKERS take it. */
  readonly brokers: string;
  readonly port: number;
  /** of the broker that runs now */
  readonly pid: number;
  readonly folder: string;
  readonly adopted: boolean;
  /** One line for people: version and where its jars came from. */
  readonly origin: string;
  /** Controlled shutdown; again is harmless. */
  stop(): Promise<void>;
}

const ephemeralPrefix = 'yange-kafka-';

/**
 * Starts one Apache Kafka broker in KRaft mode on 127.0.0.1 without Docker, or takes over the one that a killed process left on the same folder.
 * Topics are not made by being used, and are kept for ever; replication is 1.
 * @throws FolderInUseError while another living process owns the folder; the signal's reason; Error saying what to install otherwise
 */
export async function startLocalKafka(options: LocalKafkaOptions): Promise<LocalKafka> {
  const ephemeral = options.folder === undefined;
  if (ephemeral) await clearAbandoned(options.log);
  const asked = options.folder ?? mkdtempSync(join(tmpdir(), ephemeralPrefix));
  await mkdir(asked, { recursive: true, mode: 0o700 });
  const folder = await realpath(asked);
  await claimFolder(folder, options.owner ?? (await ownerOf()));
  const broker = new HeldBroker(folder, ephemeral, options);
  try {
    await broker.start();
    return broker;
  } catch (error) {
    await broker.stop();
    throw error;
  }
}

/** One broker from before its first process to after its last. */
class HeldBroker implements LocalKafka {
  pid = 0;
  #running: RunningBroker | undefined;
  #starting: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;
  #supervision: Supervision | undefined;
  readonly #ending = new AbortController();
  readonly #unguard: () => void;

  constructor(readonly folder: string, private readonly ephemeral: boolean, private readonly options: LocalKafkaOptions) {
    const stopNow = (): void => stopBrokerNow(this.pid, ephemeral ? folder : undefined);
    this.#unguard = options.onExit === 'leave' ? () => undefined : guardExit({ stop: () => this.stop(), stopNow });
  }

  get port(): number {
    return this.#running?.port ?? 0;
  }

  get brokers(): string {
    return `127.0.0.1:${this.port}`;
  }

  get adopted(): boolean {
    return this.#running?.adopted ?? false;
  }

  get origin(): string {
    return this.#running?.origin ?? '';
  }

  start(): Promise<void> {
    const { port, log, signal } = this.options;
    const ending = this.#ending.signal;
    const spawned = (pid: number): void => void (this.pid = pid);
    return (this.#starting = this.#start({ places: brokerPlacesIn(this.folder), port, log, spawned, signal: signal === undefined ? ending : AbortSignal.any([signal, ending]) }));
  }

  stop(): Promise<void> {
    return (this.#stopping ??= this.#stopOnce());
  }

  async #start(site: BrokerSite): Promise<void> {
    const running = (await adoptBroker(site)) ?? (await startBroker(site));
    this.#running = running;
    const { onGivenUp, log } = this.options;
    if (onGivenUp === undefined) return;
    this.#supervision = new Supervision({
      name: 'Kafka',
      pid: () => this.pid,
      ended: (signal) => untilGone(this.pid, signal),
      restart: async (signal) => {
        this.#running = { ...running, ...(await restartBroker({ ...site, signal }, running)) };
      },
    }, { log, onGivenUp });
  }

  async #stopOnce(): Promise<void> {
    const whole = this.#running !== undefined;
    this.#ending.abort(new Error('Kafka was told to stop'));
    await this.#starting?.catch(() => undefined);
    await this.#supervision?.stop();
    if (this.pid > 0) await terminate(this.pid, this.ephemeral || !whole ? [] : stopSteps);
    if (this.ephemeral) await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
    else await releaseFolder(this.folder);
    this.#unguard();
  }
}

/** In an exit handler nothing can be awaited: a kept broker shuts down in order without us, a throw-away one is killed and removed. */
function stopBrokerNow(pid: number, remove: string | undefined): void {
  try {
    if (pid > 0) process.kill(pid, remove === undefined ? 'SIGTERM' : 'SIGKILL');
  } catch {
    // It is gone already.
  }
  if (remove !== undefined) rmSync(remove, { recursive: true, force: true, maxRetries: 5 });
}

/** Ends and removes throw-away brokers whose process was killed. */
async function clearAbandoned(log: (line: string) => void): Promise<void> {
  for (const folder of await abandonedFolders(tmpdir(), ephemeralPrefix)) {
    const living = await livingBroker(brokerPlacesIn(folder));
    if (living !== undefined) await terminate(living.pid, []);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    log(`Cleared a throw-away Kafka that a killed process had left in ${folder}.`);
  }
}
