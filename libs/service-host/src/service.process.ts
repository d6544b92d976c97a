import { tokenVerifier } from '@yange/auth';
import { readEnvironment } from '@yange/config';
import { createHttpApplication, type HttpOptions } from '@yange/http';
import { logger, requestAnswered, requestsLoggedBy, startTelemetry } from '@yange/observability';
import { PostgresKeptFiles, PostgresNamedEvents, PostgresServedDistricts } from '@yange/event-log';
import type { HeadNotices } from '@yange/feed';
import type { ProjectionRunner, ReadModelProgress } from '@yange/projections';
import { namesOfEvent, type ServiceDefinition } from '@yange/use-case';
import { deputiesHeard, standsInOf } from './deputies.js';
import { Ending } from './ending.js';
import { NamesKeeper } from './names/names.keeper.js';
import { describeApi } from './openapi.js';
import { growHeapWithWhatLives } from './process.heap.js';
import { processDoor } from './process.door.js';
import { rebuildingAt, rebuildingHere, type Rebuilding } from './rebuilding.js';
import { modelsOfEarlierVersion } from './read-models.version.js';
import { openDatabases, type ServiceDatabases } from './service.databases.js';
import { serviceExecutor } from './service.executor.js';
import { gaugeService } from './service.gauges.js';
import type { OpenExtension, ServiceExtension } from './service.extension.js';
import { tokenReading } from './identity.environment.js';
import { allRoles, serviceEnvironment, type ServiceEnvironment } from './service.environment.js';
import { DistrictRelays } from './district.relays.js';
import { openFeed, openFollowers, openNotices, openRunners, openWatches, readersOf, relayMaker, type Report } from './service.feed.js';
import type { Health } from './health.js';
import { headsSeen, readersHere } from './followed.logs.js';
import { ServedDistricts } from './served.districts.js';
import { serviceHealth } from './service.health.js';
import { serviceModule } from './service.module.js';

export interface RunningService {
  readonly url: string;
  /** those that this process runs */
  readonly runners: readonly ProjectionRunner[];
  /** from now on it says that it is not ready, and goes on serving; resolves when whoever asks there had the time to notice */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the roles of one service in this process: api, relay, projector. Closing goes the other way round. */
export const startService = async (service: ServiceDefinition, named: ServiceEnvironment, report: Report, extension?: ServiceExtension): Promise<RunningService> => {
  const { context } = service.contract;
  const plays = (role: ServiceEnvironment['YANGE_ROLES'][number]): boolean => named.YANGE_ROLES.includes(role);
  const databases = await openDatabases(context, named, readersOf(service));
  const served = await ServedDistricts.open({ named: named.YANGE_DISTRICTS, followed: named.YANGE_FOLLOWED_DISTRICTS, kept: new PostgresServedDistricts(databases.logPool), report });
  const environment: ServiceEnvironment = { ...named, YANGE_DISTRICTS: served.codes };
  const feed = openFeed(databases, environment, context, report);
  const notices = openNotices(service, environment, report);
  const parts = { service, feed, databases, environment, report, notices };
  const readModels = plays('projector') ? openRunners(parts) : [];
  const followers = plays('projector') ? openFollowers(parts, readModels) : [];
  const runners = [...readModels, ...followers];
  const relays = new DistrictRelays(plays('relay') ? relayMaker(databases, environment, service.contract, report) : null);
  relays.startFor(served.codes);
  notices?.start();
  await Promise.all(runners.map((runner) => runner.start()));
  const ending = new Ending(environment.YANGE_DRAIN_SECONDS);
  for (const runner of runners) {
    runner.done.catch((error: unknown) => {
      ending.givenUp(`the projection ${runner.name} gave up`);
      report(error, `projections of ${context} stopped`);
    });
  }
  const names = new NamesKeeper({ named: new PostgresNamedEvents(databases.logPool), logOf: (logId) => databases.logs.forDistrict(logId.split('/')[0] ?? ''), namesOf: (event) => namesOfEvent(service.contract, event), context, report });
  if (plays('projector')) names.start();
  const endGauges = gaugeService({ service, environment, databases, runners, relays });
  const seen = plays('projector') ? { readModels, followers } : openWatches(parts);
  const door = await (plays('api') ? startApi : startDoor)(service, environment, { databases, runners, seen, report, extension, notices, ending, served, relays });
  served.start(async (districts) => {
    relays.startFor(districts);
    await Promise.all(runners.map((runner) => runner.readAdded()));
  });
  return {
    url: door.url,
    runners,
    drain: () => ending.drain(),
    close: async () => {
      endGauges();
      await names.close();
      await door.close();
      await served.close();
      // Followers first: one that is asking the register waits for the read models.
      for (const group of [followers, readModels]) await Promise.all(group.map((runner) => runner.stop()));
      await feed.close();
      await notices?.stop();
      await relays.stop();
      await databases.close();
    },
  };
};

interface DoorParts {
  readonly databases: ServiceDatabases;
  readonly runners: readonly ProjectionRunner[];
  /** the same and, where this process runs none, what can be seen of another's */
  readonly seen: { readonly readModels: readonly ReadModelProgress[]; readonly followers: readonly ReadModelProgress[] };
  readonly report: Report;
  readonly extension: ServiceExtension | undefined;
  readonly notices: HeadNotices | null;
  readonly ending: Ending;
  readonly served: ServedDistricts;
  readonly relays: DistrictRelays;
}

interface OpenDoor {
  readonly url: string;
  close(): Promise<void>;
}

const readModelsWithinMs = 30_000;

const startApi = async (service: ServiceDefinition, environment: ServiceEnvironment, { databases, runners, seen, report, extension, notices, ending, served }: DoorParts): Promise<OpenDoor> => {
  const { logs } = databases;
  const all = [...seen.readModels, ...seen.followers];
  const opened = await extension?.({ service, districts: environment.YANGE_DISTRICTS, logs, executor: serviceExecutor(service), report, files: new PostgresKeptFiles(databases.logPool), read: databases.read, caughtUp: async () => void (await Promise.all(seen.readModels.map((model) => model.waitUntilCaughtUp(undefined, readModelsWithinMs)))) });
  const own = serviceHealth(service, environment, databases, all);
  // Where it keeps the read models itself nobody else can answer meanwhile: then most doors are better than none.
  const health = ending.with(withExtension(runners.length > 0 ? own : awaitingModels(own, databases, service), opened));
  const heads = headsSeen(databases, environment, notices);
  const module = serviceModule({ service, logs, readerOf: readersHere(databases, environment, { service, heads }), heads, read: databases.read, health, runners: all, rebuilding: rebuildingOf(runners, environment), temporary: databases.temporary, extension: opened, served, supposing: { projections: service.projections, read: databases.read, pool: databases.readPool } });
  const application = await createHttpApplication(module, { ...httpOptions(environment, report), standsIn: standsInOf(service, logs, deputiesHeard(service, all)), bodyLimit: 4 * 1024 * 1024, fileLimit: opened?.fileLimit });
  describeApi(application, service, opened?.schemas);
  await application.listen(environment.YANGE_PORT, environment.YANGE_HOST);
  return { url: await application.getUrl(), close: async () => {
    await application.close();
    await opened?.close();
  } };
};

/** Where there is no api: health, lag and rebuilding alone. */
const startDoor = async (service: ServiceDefinition, environment: ServiceEnvironment, { databases, runners, seen, report, ending, relays }: DoorParts): Promise<OpenDoor> => {
  const own = serviceHealth(service, environment, databases, [...seen.readModels, ...seen.followers]);
  const health = ending.with({ ...own, problems: async () => [...(await own.problems()), ...relays.problems()] });
  const application = await processDoor({ health, runners }, httpOptions(environment, report));
  await application.listen(environment.YANGE_PORT, environment.YANGE_HOST);
  return { url: await application.getUrl(), close: () => application.close() };
};

const rebuildingOf = (runners: readonly ProjectionRunner[], { YANGE_PROJECTOR_URL: projector }: ServiceEnvironment): Rebuilding | undefined =>
  runners.length > 0 ? rebuildingHere(runners) : projector === undefined ? undefined : rebuildingAt(projector);

const httpOptions = (environment: ServiceEnvironment, report: Report): HttpOptions => ({
  districts: environment.YANGE_DISTRICTS,
  followed: environment.YANGE_FOLLOWED_DISTRICTS,
  verifier: tokenVerifier({ issuer: environment.YANGE_TOKEN_ISSUER, ...tokenReading(environment), keys: new URL(environment.YANGE_JWKS_URL) }),
  report,
  answered: requestAnswered,
});

/** Not ready while the read models are of an earlier version: whoever balances asks those of that version until the projectors have come up. */
const awaitingModels = (health: Health, { read }: ServiceDatabases, service: ServiceDefinition): Health => ({
  ...health,
  problems: async () => {
    const found = await health.problems();
    return found.length > 0 ? found : modelsOfEarlierVersion(read, service);
  },
});

const withExtension = (health: Health, extension: OpenExtension | undefined): Health => ({
  ...health,
  problems: async () => [...(await health.problems()), ...((await extension?.problems()) ?? [])],
});

/** The whole life of a service's process: environment, telemetry, start, stop. @param extension made of the environment, as the service is */
export const runServiceProcess = (service: ServiceDefinition, extension?: (environment: NodeJS.ProcessEnv) => ServiceExtension): Promise<void> =>
  untilTold(service.contract.context, (report) => startService(service, readEnvironment(serviceEnvironment), report, extension?.(process.env)), { roles: process.env['YANGE_ROLES'] ?? allRoles.join(',') });

/** How long closing may take before the process ends anyway; whoever kills it waits longer than this and the drain together. */
export const closingSeconds = 15;

const lastLineWithinMs = 1_000;

interface Told {
  readonly url: string;
  drain(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Runs until SIGTERM, SIGINT, or the end of the process that started this one: then drains, closes, ends. Each of these is a line of its log, and so is an error that ends it.
 * @param facts what tells this process from others of that name: on each line, and `yange.<fact>` on all that it sends
 */
export const untilTold = async (name: string, start: (report: Report) => Promise<Told>, facts: Readonly<Record<string, string>> = {}): Promise<void> => {
  growHeapWithWhatLives();
  const log = logger(name).child(facts);
  requestsLoggedBy(log);
  const report: Report = (error, where) => log.error({ err: errorFacts(error) }, where);
  const attributes = Object.fromEntries(Object.entries(facts).map(([fact, value]) => [`yange.${fact}`, value]));
  const telemetry = await startTelemetry({ service: `yange-${name}`, attributes });
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => resolve());
  });
  // What nobody caught ends the process, as it would anyway, and is a line of the log: also what is wrong at a start, or thrown by a driver out of nowhere.
  process.once('uncaughtException', (error) => {
    log.fatal({ err: errorFacts(error) }, 'ended by an error');
    // The line that says why is the last that should be missing where lines are sent; what may be broken lives no longer than that takes.
    if (telemetry.active) setTimeout(() => process.exit(1), lastLineWithinMs);
    void telemetry.flush().then(() => process.exit(1));
  });
  const running = await start(report);
  log.info({ url: running.url }, 'serving');
  process.send?.({ ready: true });
  await told;
  log.info('told to stop');
  await running.drain();
  const limit = setTimeout(() => process.exit(1), closingSeconds * 1_000);
  await running.close();
  log.info('stopped');
  await telemetry.shutdown();
  clearTimeout(limit);
  process.exit(0);
};

/** Type, code and message of an error; never its whole object, which could hold values. */
export const errorFacts = (error: unknown): object =>
  error instanceof Error ? { type: error.name, message: error.message, stack: error.stack?.split('\n').slice(1, 6).join('\n'), ...('code' in error ? { code: String(error.code) } : {}) } : { message: String(error) };
