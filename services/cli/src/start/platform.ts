import { join } from 'node:path';
import { isFree, provision, startLocalKafka, startLocalPostgres, type ContextUrls, type LocalKafka, type LocalPostgres } from '@yange/local';
import { migrateService } from '@yange/service-host';
import { say } from '../terminal/progress.js';
import { refuseForeignTopics } from './foreign-topics.check.js';
import { definitions, startInProcess, type RunningServices } from './in-process.host.js';
import { contexts, planPlatform, secretsFile, type ServiceContext } from './platform.plan.js';
import { freePorts } from './port.choice.js';
import { startSplit } from './split.host.js';
import type { StartOptions } from './start.options.js';

export interface Platform {
  readonly url: string;
  readonly processes: number;
  readonly brokers: string;
  readonly dataFolder: string;
  readonly databases: Readonly<Record<ServiceContext, ContextUrls>>;
  close(): Promise<void>;
}

/** Brings up PostgreSQL, Kafka where it is wanted, the services and the gateway; takes down what it started when one of them fails. */
export const startPlatform = async (options: StartOptions, districts: readonly string[]): Promise<Platform> => {
  const started: { close(): Promise<unknown> }[] = [];
  const close = async (): Promise<void> => {
    for (const part of started.splice(0).reverse()) await part.close();
  };
  try {
    const [postgres, brokers] = await Promise.all([startPostgres(options, started), startBrokers(options, started)]);
    const databases = await provision(postgres.url, { contexts, secretsFile: secretsFile(isThrowAway(options) ? postgres.dataFolder : options.dataFolder) });
    await Promise.all(contexts.map((context) => migrateService(definitions[context], databases[context])));
    if (brokers !== '') await refuseForeignTopics(brokers, districts, databases);
    const [spare = 0, ...others] = await freePorts(contexts.length + 1);
    const gatewayPort = !options.check && (await isFree(options.port)) ? options.port : spare;
    const servicePorts = Object.fromEntries(contexts.map((context, index) => [context, others[index] ?? 0])) as Record<ServiceContext, number>;
    const plan = planPlatform({ districts, gatewayPort, servicePorts, databases, brokers });
    const services: RunningServices = options.split ? await startSplit(plan) : await startInProcess(plan);
    started.push(services);
    return { url: `http://127.0.0.1:${gatewayPort}`, processes: services.processes, brokers, dataFolder: postgres.dataFolder, databases, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const isThrowAway = (options: StartOptions): boolean => options.ephemeral || options.check;

const startPostgres = async (options: StartOptions, started: { close(): Promise<unknown> }[]): Promise<LocalPostgres> => {
  const ephemeral = isThrowAway(options);
  const postgres = await startLocalPostgres({ ephemeral, log: say, ...(ephemeral ? {} : { dataFolder: join(options.dataFolder, 'postgres') }) });
  started.push({ close: () => postgres.stop() });
  return postgres;
};

const startBrokers = async (options: StartOptions, started: { close(): Promise<unknown> }[]): Promise<string> => {
  if (options.kafka === 'none') return '';
  if (options.kafka !== 'own') return options.kafka.brokers;
  const ephemeral = isThrowAway(options);
  const kafka: LocalKafka = await startLocalKafka({ log: say, ...(ephemeral ? {} : { folder: join(options.dataFolder, 'kafka') }) });
  started.push({ close: () => kafka.stop() });
  return kafka.brokers;
};
