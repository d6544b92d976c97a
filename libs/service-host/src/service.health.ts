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
  status: async () => ({
    context: service.contract.context,
    feed: environment.YANGE_FEED,
    logs: Object.fromEntries(
      await Promise.all(
        environment.YANGE_DISTRICTS.map(async (district) => {
          const logId = logIdOf(district, service.contract.context);
          return [logId, (await databases.logs.forDistrict(district).head()).position] as const;
        }),
      ),
    ),
    projections: await statusOfEach(runners),
  }),
});

/** One after the other: asked all at once, each would take connections of its own. */
const statusOfEach = async (runners: readonly ReadModelProgress[]): Promise<readonly object[]> => {
  const told: object[] = [];
  for (const runner of runners) told.push(await projectionStatus(runner));
  return told;
};

const projectionStatus = async (runner: ReadModelProgress): Promise<object> => {
  const { projection, health, serving, building, logs, parked, lastError } = await runner.status();
  const behind = building === null ? logs : building.logs;
  return {
    name: projection,
    health,
    version: serving?.version ?? null,
    generation: serving?.generation ?? null,
    building: building !== null,
    covered: behind.reduce((sum, log) => sum + log.covered, 0),
    lag: building === null ? logs.reduce((sum, log) => sum + log.lag, 0) : Math.max(1, behind.reduce((sum, log) => sum + log.lag, 0)),
    parked: parked.length,
    logs: Object.fromEntries(logs.map(({ logId, covered, head, lag }) => [logId, { covered, head, lag }])),
    parkedStreams: parked,
    lastError,
  };
};
