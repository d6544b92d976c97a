import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newIssuerKey } from '@yange/auth';
import { freePorts, isFree, provision, startLocalKafka, startLocalPostgres, type ContextUrls } from '@yange/local';
import { say } from '../terminal/progress.js';
import { contexts, planPlatform, secretsFile, type ServiceContext } from './platform.plan.js';
import type * as Services from './platform.services.js';
import type { StartOptions } from './start.options.js';

export interface Platform {
  readonly url: string;
  readonly processes: number;
  readonly brokers: string;
  readonly dataFolder: string;
  readonly databases: Readonly<Record<ServiceContext, ContextUrls>>;
  /** rejects when something that it needs ended and could not be started again */
  readonly failed: Promise<never>;
  close(): Promise<void>;
}

/** some turns of the event loop, in which files are looked at and processes started */
const breathMs = 20;

/** What is running by now, to be taken down the other way round. */
class Parts {
  readonly failed: Promise<never>;
  /** aborted with the first failure, or when somebody wants to stop */
  readonly signal: AbortSignal;
  readonly #failing = new AbortController();
  readonly #started: { close(): Promise<unknown> }[] = [];
  #fail: (error: Error) => void = () => undefined;

  constructor(stop: AbortSignal) {
    this.signal = AbortSignal.any([stop, this.#failing.signal]);
    this.failed = new Promise<never>((_, reject) => (this.#fail = reject));
    this.failed.catch(() => undefined);
  }

  readonly onGivenUp = (error: Error): void => this.#fail(error);

  /** Keeps a part once it runs; a part that does not start ends the others' starts. */
  async add<T>(starting: Promise<T>, close: (part: T) => Promise<unknown>): Promise<T> {
    try {
      const part = await starting;
      this.#started.push({ close: () => close(part) });
      return part;
    } catch (error) {
      this.#failing.abort(error);
      throw error;
    }
  }

  async close(): Promise<void> {
    for (const part of this.#started.splice(0).reverse()) await part.close();
  }
}

/** The code of the services, part by part: loading one holds up everything else, and between two the servers are seen to. */
const loadServices = async (): Promise<typeof Services> => {
  const parts = [
    () => import('@yange/contracts'), () => import('@yange/event-log'), () => import('@yange/service-host'), () => import('@yange/organisations'), () => import('@yange/staffing'),
    () => import('@yange/enforcement'), () => import('@yange/grid-governance'), () => import('@yange/reporting'), () => import('@yange/gateway'),
  ];
  for (const load of parts) {
    await pause(breathMs);
    await load();
  }
  return import('./platform.services.js');
};

/**
 * Brings up PostgreSQL, Kafka where it is wanted, the services and the gateway, and keeps them up; takes down what it started when one of
 * them fails, or when `stop` is aborted meanwhile.
 */
export const startPlatform = async (options: StartOptions, districts: readonly string[], stop: AbortSignal): Promise<Platform> => {
  const parts = new Parts(stop);
  const close = (): Promise<void> => parts.close();
  // While the servers come up: either takes seconds. What cannot be loaded is said where it is used.
  const loading = loadServices();
  loading.catch(() => undefined);
  try {
    // Both to their end: what is still starting when the other one fails is ended too.
    const [postgres, kafka] = await Promise.allSettled([startPostgres(options, parts), startBrokers(options, parts)]);
    parts.signal.throwIfAborted();
    if (postgres.status === 'rejected' || kafka.status === 'rejected') throw new Error('a server did not start');
    const { dataFolder, url } = postgres.value;
    const brokers = kafka.value;
    const secrets = isThrowAway(options) ? dataFolder : options.dataFolder;
    const databases = await provision(url, { contexts, secretsFile: secretsFile(secrets) });
    const { migrateServices, prepareVault, refuseForeignTopics, startServices } = await loading;
    const vault = await prepareVault(url, secrets);
    await migrateServices(databases);
    if (brokers !== '') await refuseForeignTopics(brokers, districts, databases);
    parts.signal.throwIfAborted();
    const plan = planPlatform({ districts, followed: options.followed, databases, brokers, ownBroker: options.kafka === 'own', issuerKey: await newIssuerKey(), vault, provider: options.provider, ...(await choosePorts(options)) });
    const services = await parts.add(startServices(plan, options.split, parts), (running) => running.close());
    parts.signal.throwIfAborted();
    return { url: `http://127.0.0.1:${plan.gateway['YANGE_PORT'] ?? ''}`, processes: services.processes, brokers, dataFolder, databases, failed: parts.failed, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const choosePorts = async (options: StartOptions): Promise<{ gatewayPort: number; servicePorts: Readonly<Record<ServiceContext, number>> }> => {
  const [spare = 0, ...others] = await freePorts(contexts.length + 1);
  const gatewayPort = !options.check && (await isFree(options.port)) ? options.port : spare;
  return { gatewayPort, servicePorts: Object.fromEntries(contexts.map((context, index) => [context, others[index] ?? 0])) as Record<ServiceContext, number> };
};

const isThrowAway = (options: StartOptions): boolean => options.ephemeral || options.check;

const startPostgres = (options: StartOptions, parts: Parts): Promise<{ readonly url: string; readonly dataFolder: string }> => {
  const ephemeral = isThrowAway(options);
  const place = ephemeral ? {} : { dataFolder: join(options.dataFolder, 'postgres') };
  return parts.add(startLocalPostgres({ ephemeral, log: say, signal: parts.signal, onGivenUp: parts.onGivenUp, ...place }), (postgres) => postgres.stop());
};

const startBrokers = async (options: StartOptions, parts: Parts): Promise<string> => {
  if (options.kafka === 'none') return '';
  if (options.kafka !== 'own') return options.kafka.brokers;
  const place = isThrowAway(options) ? {} : { folder: join(options.dataFolder, 'kafka') };
  const kafka = await parts.add(startLocalKafka({ log: say, signal: parts.signal, onGivenUp: parts.onGivenUp, ...place }), (broker) => broker.stop());
  return kafka.brokers;
};
