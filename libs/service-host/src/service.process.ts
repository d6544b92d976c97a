import { tokenVerifier } from '@yange/auth';
import { readEnvironment } from '@yange/config';
import { createHttpApplication } from '@yange/http';
import { logger, startTelemetry } from '@yange/observability';
import type { HeadNotices } from '@yange/feed';
import type { ProjectionRunner } from '@yange/projections';
import type { ServiceDefinition } from '@yange/use-case';
import { deputiesHeard, standsInOf } from './deputies.js';
import { describeApi } from './openapi.js';
import { openDatabases, type ServiceDatabases } from './service.databases.js';
import { serviceExecutor } from './service.executor.js';
import type { OpenExtension, ServiceExtension } from './service.extension.js';
import { serviceEnvironment, type ServiceEnvironment } from './service.environment.js';
import { openFeed, openFollowers, openNotices, openRelays, openRunners, readersOf, type Report } from './service.feed.js';
import type { Health } from './health.js';
import { headsSeen, readersHere } from './followed.logs.js';
import { serviceHealth } from './service.health.js';
import { serviceModule } from './service.module.js';

export interface RunningService {
  /** null where this process plays no api */
  readonly url: string | null;
  readonly runners: readonly ProjectionRunner[];
  close(): Promise<void>;
}

/** Starts the roles of one service in this process: api, relay, projector. Closing goes the other way round. */
export const startService = async (service: ServiceDefinition, environment: ServiceEnvironment, report: Report, extension?: ServiceExtension): Promise<RunningService> => {
  const { context } = service.contract;
  const plays = (role: ServiceEnvironment['YANGE_ROLES'][number]): boolean => environment.YANGE_ROLES.includes(role);
  const databases = await openDatabases(context, environment, readersOf(service));
  const feed = openFeed(databases, environment, context, report);
  const notices = openNotices(service, environment, report);
  const parts = { service, feed, databases, environment, report, notices };
  const readModels = plays('projector') ? openRunners(parts) : [];
  const followers = plays('projector') ? openFollowers(parts, readModels) : [];
  const runners = [...readModels, ...followers];
  const relays = plays('relay') ? openRelays(databases, environment, service.contract, report) : [];
  for (const relay of relays) relay.start();
  notices?.start();
  await Promise.all(runners.map((runner) => runner.start()));
  for (const runner of runners) runner.done.catch((error: unknown) => report(error, `projections of ${context} stopped`));
  const api = plays('api') ? await startApi(service, environment, { databases, runners, readModels, report, extension, notices }) : null;
  return {
    url: api?.url ?? null,
    runners,
    close: async () => {
      await api?.close();
      // Followers first: one that is asking the register waits for the read models.
      for (const group of [followers, readModels]) await Promise.all(group.map((runner) => runner.stop()));
      await feed.close();
      await notices?.stop();
      await Promise.all(relays.map((relay) => relay.stop()));
      await databases.close();
    },
  };
};

interface ApiParts {
  readonly databases: ServiceDatabases;
  readonly runners: readonly ProjectionRunner[];
  /** those of them that keep read models */
  readonly readModels: readonly ProjectionRunner[];
  readonly report: Report;
  readonly extension: ServiceExtension | undefined;
  readonly notices: HeadNotices | null;
}

const readModelsWithinMs = 30_000;

const startApi = async (service: ServiceDefinition, environment: ServiceEnvironment, { databases, runners, readModels, report, extension, notices }: ApiParts): Promise<{ url: string; close(): Promise<void> }> => {
  const { logs } = databases;
  const opened = await extension?.({ service, districts: environment.YANGE_DISTRICTS, logs, executor: serviceExecutor(service), report, read: databases.read, caughtUp: async () => void (await Promise.all(readModels.map((runner) => runner.waitUntilCaughtUp(undefined, readModelsWithinMs)))) });
  const health = withExtension(serviceHealth(service, environment, databases, runners), opened);
  const module = serviceModule({ service, logs, readerOf: readersHere(databases, environment), heads: headsSeen(databases, environment, notices), read: databases.read, health, runners, temporary: databases.temporary, extension: opened, supposing: { projections: service.projections, read: databases.read, pool: databases.readPool } });
  const application = await createHttpApplication(module, {
    districts: environment.YANGE_DISTRICTS,
    followed: environment.YANGE_FOLLOWED_DISTRICTS,
    verifier: tokenVerifier({ issuer: environment.YANGE_TOKEN_ISSUER, audience: environment.YANGE_TOKEN_AUDIENCE, keys: new URL(environment.YANGE_JWKS_URL) }),
    report,
    standsIn: standsInOf(service, logs, deputiesHeard(service, runners)),
    bodyLimit: 4 * 1024 * 1024,
  });
  describeApi(application, service);
  await application.listen(environment.YANGE_PORT, environment.YANGE_HOST);
  return { url: await application.getUrl(), close: async () => {
    await application.close();
    await opened?.close();
  } };
};

const withExtension = (health: Health, extension: OpenExtension | undefined): Health => ({
  ...health,
  problems: async () => [...(await health.problems()), ...((await extension?.problems()) ?? [])],
});

/** The whole life of a service's process: environment, telemetry, start, stop. @param extension made of the environment, as the service is */
export const runServiceProcess = (service: ServiceDefinition, extension?: (environment: NodeJS.ProcessEnv) => ServiceExtension): Promise<void> =>
  untilTold(service.contract.context, (report) => startService(service, readEnvironment(serviceEnvironment), report, extension?.(process.env)));

/** Runs until SIGTERM, SIGINT, or the end of the process that started this one. */
export const untilTold = async (name: string, start: (report: Report) => Promise<{ close(): Promise<void> }>): Promise<void> => {
  const log = logger(name);
  const report: Report = (error, where) => log.error({ err: errorFacts(error) }, where);
  const telemetry = await startTelemetry({ service: `yange-${name}` });
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => resolve());
  });
  const running = await start(report);
  process.send?.({ ready: true });
  await told;
  const limit = setTimeout(() => process.exit(1), 15_000);
  await running.close();
  await telemetry.shutdown();
  clearTimeout(limit);
  process.exit(0);
};

/** Type, code and message of an error; never its whole object, which could hold values. */
export const errorFacts = (error: unknown): object =>
  error instanceof Error ? { type: error.name, message: error.message, stack: error.stack?.split('\n').slice(1, 6).join('\n'), ...('code' in error ? { code: String(error.code) } : {}) } : { message: String(error) };
