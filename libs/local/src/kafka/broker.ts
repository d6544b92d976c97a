import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { writeWhole } from '../process/owned-folder.js';
import { runHelper } from '../process/run-helper.js';
import { isServing } from '../process/process-identity.js';

/** The places of one local broker within its folder. */
export interface BrokerPlaces {
  readonly data: string;
  readonly properties: string;
  readonly logging: string;
  readonly log: string;
  /** Which process and ports: of the living broker, and the ports for the next one. */
  readonly note: string;
}

export interface BrokerNote {
  readonly pid: number;
  readonly port: number;
  readonly controllerPort: number;
}

/** What runs the broker. */
export interface BrokerPrograms {
  readonly java: string;
  readonly jars: string;
}

export function brokerPlacesIn(folder: string): BrokerPlaces {
  const at = (name: string): string => join(folder, name);
  return { data: at('data'), properties: at('server.properties'), logging: at('log4j2.properties'), log: at('kafka.log'), note: at('broker.json') };
}

export async function readBrokerNote(places: BrokerPlaces): Promise<BrokerNote | undefined> {
  const text = await readFile(places.note, 'utf8').catch(() => '');
  try {
    return text === '' ? undefined : (JSON.parse(text) as BrokerNote);
  } catch {
    return undefined;
  }
}

/** The broker that runs on this folder: its command line names our properties file, so a reused process id is not taken for it. */
export async function livingBroker(places: BrokerPlaces): Promise<BrokerNote | undefined> {
  const note = await readBrokerNote(places);
  return note !== undefined && note.pid > 0 && (await isServing(note.pid, places.properties)) ? note : undefined;
}

/** Formats the data directory under a name of its own and renames it when whole: a crash leaves a draft, never half a format. */
export async function formatStorage(places: BrokerPlaces, programs: BrokerPrograms, note: BrokerNote, signal?: AbortSignal): Promise<void> {
  const draft = `${places.data}.draft`;
  await rm(draft, { recursive: true, force: true });
  await rm(places.data, { recursive: true, force: true });
  await mkdir(draft);
  const properties = `${places.properties}.draft`;
  await writeFile(properties, brokerProperties(draft, note));
  await writeLogging(places);
  const { code, output } = await runHelper(programs.java, [...javaOptions(programs, places), 'kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', properties], { env: brokerEnvironment(), signal });
  await rm(properties, { force: true });
  if (code !== 0) throw new Error(`Kafka's StorageTool could not format ${places.data}:\n${lastLines(output)}`);
  await rename(draft, places.data);
}

/** Starts the broker in a session of its own, so that Ctrl-C in the terminal reaches us first and we end it in order. */
export async function spawnBroker(places: BrokerPlaces, programs: BrokerPrograms, ports: Omit<BrokerNote, 'pid'>, spawned: (pid: number) => void): Promise<BrokerNote> {
  await writeFile(places.properties, brokerProperties(places.data, { ...ports, pid: 0 }));
  await writeLogging(places);
  const output = await open(places.log, 'w', 0o600);
  try {
    const args = [...javaOptions(programs, places), 'kafka.Kafka', places.properties];
    const child = spawn(programs.java, args, { detached: true, stdio: ['ignore', output.fd, output.fd], env: brokerEnvironment(), windowsHide: true });
    const failed = new Promise<never>((_, reject) => child.once('error', reject));
    failed.catch(() => undefined);
    child.unref();
    if (child.pid === undefined) await failed;
    else spawned(child.pid);
    const note = { ...ports, pid: child.pid ?? 0 };
    await writeWhole(places.note, JSON.stringify(note));
    return note;
  } finally {
    await output.close();
  }
}

/** True when a broker answers there as the controller of its own cluster, so that topics can be made. */
export async function brokerAnswers(brokers: string, timeoutMs: number): Promise<boolean> {
  const kafka = new Kafka({
    clientId: 'yange-start', brokers: brokers.split(','), logLevel: logLevel.NOTHING, connectionTimeout: timeoutMs, requestTimeout: timeoutMs, retry: { retries: 0 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length > 0;
  } catch {
    return false;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

export function lastLines(text: string): string {
  return text.trim().split('\n').slice(-8).join('\n');
}

function brokerProperties(data: string, { port, controllerPort }: BrokerNote): string {
  const settings: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller', 'node.id': 1, 'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`, 'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT', 'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT', 'log.dirs': data.replaceAll('\\', '/'),
    'auto.create.topics.enable': false, 'default.replication.factor': 1, 'min.insync.replicas': 1, 'log.retention.ms': -1, 'log.retention.bytes': -1,
    'offsets.topic.replication.factor': 1, 'offsets.topic.num.partitions': 4, 'offsets.retention.minutes': 525_600,
    'transaction.state.log.replication.factor': 1, 'transaction.state.log.min.isr': 1, 'transaction.state.log.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1, 'share.coordinator.state.topic.min.isr': 1, 'share.coordinator.state.topic.num.partitions': 1,
    // One member joins at a time here: waiting for more only delays every consumer by three seconds.
    'group.initial.rebalance.delay.ms': 0,
    // A reader that was killed is followed within five seconds: its session may be shorter than the 6 s that are the least otherwise.
    'group.min.session.timeout.ms': 3_000,
    // After a kill -9 the controller lets the broker in again only when its last session has run out (9 s by default).
    'broker.session.timeout.ms': 4_000, 'broker.heartbeat.interval.ms': 1_000,
    'log.segment.bytes': 67_108_864, 'log.index.size.max.bytes': 1_048_576, 'log.cleaner.dedupe.buffer.size': 8_388_608, 'num.io.threads': 4, 'num.network.threads': 2,
  };
  return Object.entries(settings).map(([name, value]) => `${name}=${value}\n`).join('');
}

async function writeLogging(places: BrokerPlaces): Promise<void> {
  const lines = [
    'appender.out.type=Console', 'appender.out.name=out', 'appender.out.layout.type=PatternLayout', 'appender.out.layout.pattern=%d %p %m (%c{1})%n',
    'rootLogger.level=WARN', 'rootLogger.appenderRef.out.ref=out',
  ];
  await writeFile(places.logging, `${lines.join('\n')}\n`);
}

function javaOptions(programs: BrokerPrograms, places: BrokerPlaces): string[] {
  return [
    '-Xms96m', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:+ExitOnOutOfMemoryError', '-Djava.awt.headless=true',
    `-Dlog4j2.configurationFile=${places.logging}`, '-cp', join(programs.jars, '*'),
  ];
}

function brokerEnvironment(): NodeJS.ProcessEnv {
  const { CLASSPATH: _classpath, JAVA_TOOL_OPTIONS: _tools, JDK_JAVA_OPTIONS: _jdk, ...rest } = process.env;
  return rest;
}

/** A KRaft cluster id: 16 random bytes, which must not begin with a dash in their text. */
function clusterId(): string {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? clusterId() : id;
}
