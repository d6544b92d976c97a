import { mkdtempSync, rmSync } from 'node:fs';
import { access, mkdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { guardExit } from '../process/exit-guard.js';
import { freePort, isFree } from '../process/free-port.js';
import { abandonedFolders, claimFolder, ownerOf, releaseFolder, type Owner } from '../process/owned-folder.js';
import { isAlive, isServing, processesNaming, terminate } from '../process/process-identity.js';
import {
  brokerAnswers, brokerPlacesIn, formatStorage, lastLines, livingBroker, readBrokerNote, spawnBroker, type BrokerNote, type BrokerPlaces, type BrokerPrograms,
} from './broker.js';
import { javaRuntime } from './java-runtime.js';
import { kafkaJars, kafkaVersion } from './kafka-jars.js';

export interface LocalKafkaOptions {
  /** Where to keep topics; without it in a folder that goes when the broker stops. */
  readonly folder?: string;
  /** This port or none; without it the port of the last start, or another free one when that is taken. */
  readonly port?: number;
  readonly log: (line: string) => void;
  /** `leave`: the broker outlives this process, and `owner` answers for it (a test run's main process). */
  readonly onExit?: 'stop' | 'leave';
  readonly owner?: Owner;
}

export interface LocalKafka {
  /** `127.0.0.1:port`, as kafkajs and KAFKA_BROKERS take it. */
  readonly brokers: string;
  readonly port: number;
  readonly pid: number;
  readonly folder: string;
  readonly adopted: boolean;
  /** One line for people: version and where its jars came from. */
  readonly origin: string;
  /** Controlled shutdown; again is harmless. */
  stop(): Promise<void>;
}

const ephemeralPrefix = 'yange-kafka-';
const stopSteps = [{ signal: 'SIGTERM', waitMs: 20_000 }] as const;
const startTimeoutMs = 120_000;

type Running = BrokerNote & { readonly adopted: boolean; readonly origin: string };

/**
 * Starts one Apache Kafka broker in KRaft mode on 127.0.0.1 without Docker, or takes over the one that a killed process left on the same folder.
 * Topics are not made by being used, and are kept for ever; replication is 1.
 * @throws FolderInUseError while another living process owns the folder; Error saying what to install otherwise
 */
export async function startLocalKafka(options: LocalKafkaOptions): Promise<LocalKafka> {
  const ephemeral = options.folder === undefined;
  if (ephemeral) await clearAbandoned(options.log);
  const asked = options.folder ?? mkdtempSync(join(tmpdir(), ephemeralPrefix));
  await mkdir(asked, { recursive: true, mode: 0o700 });
  const folder = await realpath(asked);
  await claimFolder(folder, options.owner ?? (await ownerOf()));
  try {
    const places = brokerPlacesIn(folder);
    const running = (await adopt(places, options)) ?? (await start(places, options));
    return guarded(running, folder, ephemeral, options);
  } catch (error) {
    await releaseFolder(folder);
    if (ephemeral) await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function adopt(places: BrokerPlaces, { port, log }: LocalKafkaOptions): Promise<Running | undefined> {
  const living = await livingBroker(places);
  if (living === undefined) return undefined;
  if ((port === undefined || port === living.port) && (await waitForBroker(living.pid, living.port, places, 60_000))) {
    log(`Kafka was still running on this folder (process ${living.pid}, port ${living.port}): taken over.`);
    return { ...living, adopted: true, origin: `Apache Kafka ${kafkaVersion}, still running from an earlier start` };
  }
  log(`A Kafka left on this folder (process ${living.pid}) cannot be used: stopping it.`);
  await terminate(living.pid, stopSteps);
  return undefined;
}

async function start(places: BrokerPlaces, options: LocalKafkaOptions): Promise<Running> {
  const java = await javaRuntime();
  const jars = await kafkaJars(options.log);
  const programs: BrokerPrograms = { java, jars: jars.folder };
  // A starter killed between starting the broker and noting it leaves one that nobody knows, with the lock on the data.
  for (const pid of await processesNaming(places.properties)) await terminate(pid, stopSteps);
  let failure = '';
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const ports = await choosePorts(places, options.port);
    if (!(await exists(places.data))) await formatStorage(places, programs, { ...ports, pid: 0 });
    const note = await spawnBroker(places, programs, ports);
    if (await waitForBroker(note.pid, note.port, places, startTimeoutMs)) {
      return { ...note, adopted: false, origin: `Apache Kafka ${kafkaVersion}, ${jars.source}` };
    }
    if (isAlive(note.pid)) await terminate(note.pid, stopSteps);
    failure = lastLines(await readFile(places.log, 'utf8').catch(() => ''));
  }
  throw new Error(`Kafka does not start; the end of ${places.log}:\n${failure}`);
}

async function choosePorts(places: BrokerPlaces, wanted: number | undefined): Promise<Omit<BrokerNote, 'pid'>> {
  if (wanted !== undefined && !(await isFree(wanted))) throw new Error(`Port ${wanted} is taken by another program: choose another one for Kafka, or none.`);
  const last = await readBrokerNote(places);
  const port = wanted ?? (await freeAgain(last?.port));
  let controllerPort = await freeAgain(last?.controllerPort);
  while (controllerPort === port) controllerPort = await freePort();
  return { port, controllerPort };
}

async function freeAgain(port: number | undefined): Promise<number> {
  return port !== undefined && (await isFree(port)) ? port : freePort();
}

/** Waits until the broker answers; false when it ended or did not answer in time. */
async function waitForBroker(pid: number, port: number, places: BrokerPlaces, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (!(await isServing(pid, places.properties))) return false;
    // Asking before anybody listens would cost a connection error of kafkajs every time.
    if (!(await isFree(port)) && (await brokerAnswers(`127.0.0.1:${port}`, 5_000))) return true;
    await sleep(150);
  }
  return false;
}

function guarded(running: Running, folder: string, ephemeral: boolean, options: LocalKafkaOptions): LocalKafka {
  let stopping: Promise<void> | undefined;
  let unguard: (() => void) | undefined;
  const stopOnce = async (): Promise<void> => {
    await terminate(running.pid, ephemeral ? [] : stopSteps);
    if (ephemeral) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    else await releaseFolder(folder);
    unguard?.();
  };
  const stop = (): Promise<void> => (stopping ??= stopOnce());
  if (options.onExit !== 'leave') unguard = guardExit({ stop, stopNow: () => stopNow(running.pid, ephemeral ? folder : undefined) });
  const { pid, port, adopted, origin } = running;
  return { brokers: `127.0.0.1:${port}`, port, pid, folder, adopted, origin, stop };
}

/** In an exit handler nothing can be awaited: a kept broker shuts down in order without us, a throw-away one is killed and removed. */
function stopNow(pid: number, remove: string | undefined): void {
  try {
    process.kill(pid, remove === undefined ? 'SIGTERM' : 'SIGKILL');
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

function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}
