import { access, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, isFree } from '../process/free-port.js';
import { isAlive, isServing, processesNaming, terminate } from '../process/process-identity.js';
import { brokerAnswers, formatStorage, lastLines, livingBroker, readBrokerNote, spawnBroker, type BrokerNote, type BrokerPlaces, type BrokerPrograms } from './broker.js';
import { javaRuntime } from './java-runtime.js';
import { kafkaJars, kafkaVersion } from './kafka-jars.js';

export type RunningBroker = BrokerNote & { readonly adopted: boolean; readonly origin: string };

/** What is needed to run the broker of one folder. */
export interface BrokerSite {
  readonly places: BrokerPlaces;
  readonly port: number | undefined;
  readonly log: (line: string) => void;
  /** given up as soon as it is aborted */
  readonly signal: AbortSignal;
  /** told of the broker's process as soon as there is one, before it answers */
  readonly spawned: (pid: number) => void;
}

export const stopSteps = [{ signal: 'SIGTERM', waitMs: 20_000 }] as const;
const startTimeoutMs = 120_000;

/** Takes over the broker that a killed process left on this folder; undefined when there is none that can be used. */
export async function adoptBroker({ places, port, log, signal, spawned }: BrokerSite): Promise<RunningBroker | undefined> {
  const living = await livingBroker(places);
  if (living === undefined) return undefined;
  spawned(living.pid);
  if ((port === undefined || port === living.port) && (await waitForBroker(living, places, 60_000, signal))) {
    log(`Kafka was still running on this folder (process ${living.pid}, port ${living.port}): taken over.`);
    return { ...living, adopted: true, origin: `Apache Kafka ${kafkaVersion}, still running from an earlier start` };
  }
  log(`A Kafka left on this folder (process ${living.pid}) cannot be used: stopping it.`);
  await terminate(living.pid, signal.aborted ? [] : stopSteps);
  return undefined;
}

/** Starts the broker on its data, which are formatted where there are none. */
export async function startBroker(site: BrokerSite): Promise<RunningBroker> {
  const { places, signal } = site;
  const java = await javaRuntime();
  const jars = await kafkaJars(site.log, process.env, signal);
  const programs: BrokerPrograms = { java, jars: jars.folder };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const ports = await choosePorts(places, site.port);
    if (!(await exists(places.data))) await formatStorage(places, programs, { ...ports, pid: 0 }, signal);
    const note = await tryStart(site, programs, ports);
    if (note !== undefined) return { ...note, adopted: false, origin: `Apache Kafka ${kafkaVersion}, ${jars.source}` };
  }
  throw new Error(`Kafka does not start; ${await endOfLog(places)}`);
}

/** Starts a broker again that was killed: on the port that its clients know, or not at all. */
export async function restartBroker(site: BrokerSite, { port, controllerPort }: BrokerNote): Promise<BrokerNote> {
  const programs: BrokerPrograms = { java: await javaRuntime(), jars: (await kafkaJars(site.log, process.env, site.signal)).folder };
  const note = await tryStart(site, programs, { port, controllerPort });
  if (note === undefined) throw new Error(await endOfLog(site.places));
  return note;
}

async function tryStart({ places, signal, spawned }: BrokerSite, programs: BrokerPrograms, ports: Omit<BrokerNote, 'pid'>): Promise<BrokerNote | undefined> {
  // A starter killed between starting the broker and noting it leaves one that nobody knows, with the lock on the data.
  for (const pid of await processesNaming(places.properties)) await terminate(pid, stopSteps);
  signal.throwIfAborted();
  const note = await spawnBroker(places, programs, ports, spawned);
  if (await waitForBroker(note, places, startTimeoutMs, signal)) return note;
  if (isAlive(note.pid)) await terminate(note.pid, signal.aborted ? [] : stopSteps);
  signal.throwIfAborted();
  return undefined;
}

async function endOfLog({ log }: BrokerPlaces): Promise<string> {
  return `the end of ${log}:\n${lastLines(await readFile(log, 'utf8').catch(() => ''))}`;
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

/** Waits until the broker answers; false when it ended, did not answer in time, or nobody waits any more. */
async function waitForBroker({ pid, port }: BrokerNote, places: BrokerPlaces, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline && !signal.aborted) {
    if (!(await isServing(pid, places.properties))) return false;
    // Asking before anybody listens would cost a connection error of kafkajs every time.
    if (!(await isFree(port)) && (await brokerAnswers(`127.0.0.1:${port}`, 5_000))) return true;
    await sleep(150);
  }
  return false;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}
