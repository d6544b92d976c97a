import { logIdOf, partitionsOf, type Contract } from '@yange/contracts';
import { connectKafka, HeadNotices, KafkaFeed, LogFeed, PgRelayLeases, Relay, topicSpec, type Feed, type ReportFeedError } from '@yange/feed';
import { ProjectionRunner, ProjectionWatch, type PartitionedLog, type Projection, type ReadModelProgress } from '@yange/projections';
import type { ServiceDefinition } from '@yange/use-case';
import { serviceExecutor } from './service.executor.js';
import { skippedEvents } from './parked.skips.js';
import { reactionsOf } from './reactions/service.reactions.js';
import { followerOf } from './reactions/reaction.follower.js';
import { ownRegister } from './reactions/own.register.js';
import type { ServiceDatabases } from './service.databases.js';
import type { ServiceEnvironment } from './service.environment.js';

export type Report = (error: unknown, where: string) => void;

const registry = { partitions: partitionsOf };

const reportFeed =
  (report: Report): ReportFeedError =>
  (error, { reader, logId }) =>
    report(error, `${reader} on ${logId}`);

/** By certificates of both sides where they are set; in the clear on one machine. */
const kafkaOf = ({ KAFKA_BROKERS: brokers, KAFKA_TLS_CA: ca, KAFKA_TLS_CERT: cert, KAFKA_TLS_KEY: key }: ServiceEnvironment, clientId: string): ReturnType<typeof connectKafka> =>
  connectKafka({ brokers, clientId, ...(ca === undefined || cert === undefined || key === undefined ? {} : { security: { ssl: { ca, cert, key } } }) });

/** The feed that the environment names: the logs themselves, or the topics that the relays fill. */
export const openFeed = (databases: ServiceDatabases, environment: ServiceEnvironment, context: string, report: Report): Feed => {
  if (environment.YANGE_FEED === 'log') return new LogFeed(databases.readerOf, { onError: reportFeed(report) });
  const kafka = kafkaOf(environment, `yange-${context}-projector`);
  const refetch = (logId: string) => (isFollowed(environment, logId) ? null : databases.readerOf(logId));
  const { KAFKA_SESSION_SECONDS: session } = environment;
  return new KafkaFeed(kafka, registry, { refetch, onError: reportFeed(report), ...(session === undefined ? {} : { sessionTimeoutMs: session * 1_000 }) });
};

const isFollowed = (environment: ServiceEnvironment, logId: string): boolean => environment.YANGE_FOLLOWED_DISTRICTS.includes(logId.split('/')[0] ?? '');

/** What the relays of followed districts say of their logs; null where none are followed, or where nothing here reads them. */
export const openNotices = (service: ServiceDefinition, environment: ServiceEnvironment, report: Report): HeadNotices | null => {
  if (environment.YANGE_FOLLOWED_DISTRICTS.length === 0 || !service.projections.some(({ followed }) => followed === true)) return null;
  const kafka = kafkaOf(environment, `yange-${service.contract.context}-heads`);
  return new HeadNotices({ kafka, districts: environment.YANGE_FOLLOWED_DISTRICTS, groupPrefix: groupPrefixOf(environment, service.contract.context), onError: reportFeed(report) });
};

/** Groups go by the node: nodes that share a broker read it each for itself, and a broker's rules go by prefix. */
export const groupPrefixOf = ({ YANGE_DISTRICTS: [node = ''] }: Pick<ServiceEnvironment, 'YANGE_DISTRICTS'>, context: string): string => `yange.${node}.${context}.`;

/** What makes the relay of a district's log of this service; null where the feed is the logs themselves. */
export const relayMaker = (databases: ServiceDatabases, environment: ServiceEnvironment, contract: Contract, report: Report): ((district: string) => Relay) | null => {
  if (environment.YANGE_FEED === 'log') return null;
  const kafka = kafkaOf(environment, `yange-${contract.context}-relay`);
  const leases = new PgRelayLeases(databases.logPool);
  return (district) => {
    const logId = logIdOf(district, contract.context);
    return new Relay({ log: databases.readerOf(logId), kafka, leases, spec: topicSpec(logId, registry) }, { onError: reportFeed(report), dataschemaOf: ({ type }) => schemaAddress(contract, type) });
  };
};

/** Names the message that the bytes are, so that a stranger's `buf convert` knows what to decode. */
const schemaAddress = (contract: Contract, type: string): string | null => {
  const message = contract.messages[type];
  return message === undefined ? null : `urn:yange:proto:${message.typeName}`;
};

/** A runner for each projection of this service, over the logs of every district. */
export const openRunners = (parts: RunnerParts): readonly ProjectionRunner[] => parts.service.projections.map((projection) => openRunner(projection, parts));

/** A runner for each reaction: its commands go to this service's own logs. */
export const openFollowers = (parts: RunnerParts, readModels: readonly ReadModelProgress[]): readonly ProjectionRunner[] =>
  followersOf(parts, readModels).map((follower) => openRunner(follower, parts));

const followersOf = ({ service, databases }: RunnerParts, readModels: readonly ReadModelProgress[]): readonly Projection[] => {
  const register = ownRegister(databases, readModels);
  const executor = serviceExecutor(service);
  return reactionsOf(service).map((reaction) => followerOf(reaction, { service, logs: databases.logs, executor, register }));
};

/** Read models and reactions that another process keeps, looked at from this one. */
export const openWatches = (parts: RunnerParts): { readonly readModels: readonly ReadModelProgress[]; readonly followers: readonly ReadModelProgress[] } => {
  const watch = (projection: Projection): ReadModelProgress => new ProjectionWatch(projection, parts.feed, parts.databases.readPool, readBy(projection, parts));
  return { readModels: parts.service.projections.map(watch), followers: followersOf(parts, []).map(watch) };
};

/** Of which contexts the logs are read here. */
export const contextsRead = (service: ServiceDefinition): readonly string[] => [...new Set([...service.projections, ...reactionsOf(service)].flatMap(({ contexts }) => contexts))];

export const readersOf = (service: ServiceDefinition): number => service.projections.length + reactionsOf(service).length;

export interface RunnerParts {
  readonly service: ServiceDefinition;
  readonly feed: Feed;
  readonly databases: ServiceDatabases;
  /** its districts grow while the process runs */
  readonly environment: ServiceEnvironment;
  readonly report: Report;
  readonly notices: HeadNotices | null;
}

/** The logs that a projection reads, and where their heads are asked. */
const readBy = (projection: Projection, { databases, environment, notices }: RunnerParts): { readonly logIds: readonly string[]; readonly head: (logId: string) => Promise<number>; readonly partitioned: (logId: string) => PartitionedLog | null } => {
  // Asked anew each time: districts are added while the process runs.
  const logIds = (): readonly string[] =>
    [...environment.YANGE_DISTRICTS, ...(projection.followed === true ? environment.YANGE_FOLLOWED_DISTRICTS : [])].flatMap((district) => projection.contexts.map((context) => logIdOf(district, context as ServiceDefinition['contract']['context'])));
  return {
    get logIds() {
      return logIds();
    },
    partitioned: (logId) => (isFollowed(environment, logId) ? null : { logId, partitions: partitionsOf(logId), reader: databases.readerOf(logId) }),
    head: async (logId) => (isFollowed(environment, logId) ? (notices?.last(logId)?.position ?? 0) : (await databases.readerOf(logId).head()).position),
  };
};

const openRunner = (projection: Projection, parts: RunnerParts): ProjectionRunner => {
  const { service, feed, databases, environment, report } = parts;
  // Not spread: its log ids are asked anew.
  const options = Object.assign(readBy(projection, parts), {
    groupPrefix: groupPrefixOf(environment, service.contract.context),
    goesBack: environment.YANGE_READ_MODELS_BACK === 'on',
    skips: () => skippedEvents(service, databases.logs, environment.YANGE_DISTRICTS, projection.name),
    onError: (error: unknown) => report(error, `projection ${projection.name}`),
  });
  return new ProjectionRunner(projection, feed, databases.readPool, options);
};
