import { logIdOf } from '@yange/contracts';
import type { ReadModelProgress } from '@yange/projections';
import type { ServiceDefinition } from '@yange/use-case';
import type { Health } from './health.js';
import type { ServiceDatabases } from './service.databases.js';
import type { ServiceEnvironment } from './service.environment.js';

/** What a service says of itself: heads of its logs, and how far each projection is. */
export const serviceHealth = (service: ServiceDefinition, environment: ServiceEnvironment, databases: ServiceDatabases, runners: readonly ReadModelProgress[]): Health => ({
  problems: async () => {
    const [log, read] = await Promise.allSettled([databases.logPool.query('select 1'), databases.read.query('select 1')]);
    return [...(log.status === 'rejected' ? ['the log database does not answer'] : []), ...(read.status === 'rejected' ? ['the read-model database does not answer'] : [])];
  },
  status: async (covers) => ({
    context: service.contract.context,
    feed: environment.YANGE_FEED,
    logs: Object.fromEntries(
      await Promise.all(
        environment.YANGE_DISTRICTS.filter(covers).map(async (district) => {
          const logId = logIdOf(district, service.contract.context);
          return [logId, (await databases.logs.forDistrict(district).head()).position] as const;
        }),
      ),
    ),
    projections: await statusOfEach(runners, (logId) => mayKnowOf(logId.split('/')[0] ?? '', environment, covers)),
  }),
});

/** What a city follows its own people may know of: the roll-up, too, says how fresh each district is. */
const mayKnowOf = (district: string, { YANGE_FOLLOWED_DISTRICTS: followed }: ServiceEnvironment, covers: (district: string) => boolean): boolean =>
  covers(district) || (followed.includes(district) && covers(`${district.slice(0, 4)}00`));

/** One after the other: asked all at once, each would take connections of its own. */
const statusOfEach = async (runners: readonly ReadModelProgress[], covers: (logId: string) => boolean): Promise<readonly object[]> => {
  const told: object[] = [];
  for (const runner of runners) told.push(await projectionStatus(runner, covers));
  return told;
};

const projectionStatus = async (runner: ReadModelProgress, covers: (logId: string) => boolean): Promise<object> => {
  const told = await runner.status();
  const { projection, health, serving, building } = told;
  const covered = <T extends { readonly logId: string }>(all: readonly T[]): readonly T[] => all.filter(({ logId }) => covers(logId));
  const [logs, parked] = [covered(told.logs), covered(told.parked)];
  const behind = building === null ? logs : covered(building.logs);
  return {
    name: projection,
    health,
    version: serving?.version ?? null,
    generation: serving?.generation ?? null,
    building: building !== null,
    covered: behind.reduce((sum, log) => sum + log.covered, 0),
    lag: building === null ? logs.reduce((sum, log) => sum + log.lag, 0) : Math.max(1, behind.reduce((sum, log) => sum + log.lag, 0)),
    parked: parked.length,
    logs: Object.fromEntries(logs.map(({ logId, covered: upTo, head, lag }) => [logId, { covered: upTo, head, lag }])),
    parkedStreams: parked,
    // Its words may quote an event of any of the logs.
    lastError: logs.length === told.logs.length ? told.lastError : null,
  };
};
