import { connectionPool, type EventLogReader } from '@yange/event-log';
import { LogFeed } from '@yange/feed';
import { migrateReadDatabase, ProjectionRunner, openReadDatabase, type RebuildReport } from '@yange/projections';
import { reportingService } from '@yange/reporting';
import { logIds } from '../history/stored.history.js';

/** The whole read model of Reporting over the five logs of the district, kept as the service keeps it. */
export interface ReportingSide {
  /** from where its rows stand to the heads of now */
  caughtUp(): Promise<void>;
  /** all of its projections anew beside what they have, at once, to the swap */
  rebuild(): Promise<readonly RebuildReport[]>;
  close(): Promise<void>;
}

const longest = 3_600_000;

/** @param url of an empty database */
export const openReporting = async (url: string, reader: (logId: string) => EventLogReader): Promise<ReportingSide> => {
  await migrateReadDatabase(url);
  const read = await openReadDatabase(url);
  await read.destroy();
  const pool = connectionPool({ connectionString: url, max: 10 });
  const feed = new LogFeed(reader);
  const failures: unknown[] = [];
  const head = async (logId: string): Promise<number> => (await reader(logId).head()).position;
  const runners = reportingService.projections.map((projection) => new ProjectionRunner(projection, feed, pool, { logIds, head, onError: (error) => failures.push(error) }));
  const checked = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work;
    const parked = (await Promise.all(runners.map((runner) => runner.status()))).flatMap((status) => status.parked);
    if (failures.length > 0 || parked.length > 0) throw new Error(`reporting did not fold everything: ${String(failures[0] ?? parked[0]?.reason)}`);
    return done;
  };
  for (const runner of runners) await runner.start();
  return {
    caughtUp: () => checked(Promise.all(runners.map((runner) => runner.waitUntilCaughtUp(undefined, longest))).then(() => undefined)),
    rebuild: () => checked(Promise.all(runners.map((runner) => runner.rebuild()))),
    close: async () => {
      await Promise.all(runners.map((runner) => runner.stop()));
      await feed.close();
      await pool.end();
    },
  };
};
