import { connectionPool } from '@yange/event-log';
import type { EventLog } from '@yange/event-log';
import { LogFeed } from '@yange/feed';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { ReadAtMoment, type ReadModels } from '../known/known-at.js';
import type { Projection } from '../projection.port.js';
import { migrateReadDatabase, openReadDatabase } from '../read-database/read-database.js';
import { ProjectionRunner } from '../runner/projection-runner.js';

export interface GivenReadModels {
  readonly source: DataSource;
  /** as a question reads them: what is known now */
  readonly read: ReadModels;
  readonly pool: pg.Pool;
  /** resolves once all that is in the log by now can be read */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

/**
 * For specs: the read models of one log, kept up to date as a service does it.
 * @param url of an empty database
 * @param batchSize small, so that streams are cut in the middle
 */
export const readModelsGiven = async (url: string, log: EventLog, projections: readonly Projection[], batchSize = 7): Promise<GivenReadModels> => {
  await migrateReadDatabase(url);
  const read = await openReadDatabase(url);
  const pool = connectionPool({ connectionString: url, max: 10 });
  const feed = new LogFeed(() => log, { pollMs: 50, retry: { first: 10, longest: 50 } });
  const head = async (): Promise<number> => (await log.head()).position;
  const runners = projections.map((projection) => new ProjectionRunner(projection, feed, pool, { logIds: [log.logId], head, batchSize }));
  for (const runner of runners) await runner.start();
  return {
    source: read,
    read: new ReadAtMoment(read, projections, null),
    pool,
    caughtUp: async () => {
      const position = await head();
      await Promise.all(runners.map((runner) => runner.waitUntilCaughtUp({ [log.logId]: position })));
    },
    close: async () => {
      await Promise.all(runners.map((runner) => runner.stop()));
      await feed.close();
      await read.destroy();
      await pool.end();
    },
  };
};
