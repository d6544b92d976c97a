import { connectionPool } from '@yange/event-log';
import type { EventLog } from '@yange/event-log';
import { LogFeed } from '@yange/feed';
import { migrateReadDatabase, ProjectionRunner, openReadDatabase, type Projection } from '@yange/projections';
import { buildReportView, reportingService, type FigureView, type ReportView } from '@yange/reporting';
import { testDatabase } from '@yange/testing';
import { answerAt } from '@yange/use-case';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { LoadedHistory } from './history.fixture.js';

export const measureLedger = reportingService.projections.find((one) => one.name === 'measure-ledger') as Projection;

/** The reporting view of a history, folded by the real projection into a database of its own. */
export interface Report {
  readonly pool: pg.Pool;
  readonly read: DataSource;
  /** what the figures are now, with every event of the logs folded */
  readonly view: () => Promise<ReportView>;
  readonly ask: <T>(query: string, params?: Record<string, string>, of?: string) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** @param more of other districts, in the same database; figures and questions are those of the first unless one asks otherwise */
export const reportOn = async (history: LoadedHistory, ...more: readonly LoadedHistory[]): Promise<Report> => {
  const logs = new Map([history, ...more].flatMap((one) => [...one.logs.values()]).map((log) => [log.logId, log]));
  const district = [...logs.keys()][0]?.split('/')[0] ?? '';
  const logOf = (logId: string): EventLog => {
    const log = logs.get(logId);
    if (log === undefined) throw new Error(`no log ${logId}`);
    return log;
  };
  const database = await testDatabase();
  await migrateReadDatabase(database.url);
  const source = await openReadDatabase(database.url);
  const pool = connectionPool({ connectionString: database.url, max: 4 });
  const feed = new LogFeed(logOf, { pollMs: 50, retry: { first: 10, longest: 50 } });
  const runner = new ProjectionRunner(measureLedger, feed, pool, {
    logIds: [...logs.keys()],
    head: async (logId) => (await logOf(logId).head()).position,
  });
  await runner.start();
  return {
    pool,
    read: source,
    view: async () => {
      await runner.waitUntilCaughtUp();
      return buildReportView(source, district);
    },
    ask: async <T>(name: string, { asOf, knownAt, ...params }: Record<string, string> = {}, of = district) => {
      await runner.waitUntilCaughtUp();
      const query = reportingService.queries.find((one) => one.name === name);
      if (query === undefined) throw new Error(`no question ${name}`);
      // as the host does it: what a question says of its own times stays among its parameters
      const [own, moment] = [{ ...(asOf === undefined ? {} : { asOf }) }, { ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) }];
      const context = { service: { ...reportingService, projections: [measureLedger] }, district: of, read: source, readerOf: logOf };
      if (query.ownMoment !== undefined) {
        const told = await answerAt(query, query.params.parse({ ...params, ...moment }), {}, context);
        return (told === null ? null : { ...told.answer, moment: told.moment }) as T;
      }
      if (query.undated !== undefined) return ((await answerAt(query, query.params.parse({ ...params, ...own }), knownAt === undefined ? {} : { knownAt }, context))?.answer ?? null) as T;
      return ((await answerAt(query, query.params.parse(params), moment, context))?.answer ?? null) as T;
    },
    close: async () => {
      await runner.stop();
      await feed.close();
      await pool.end();
      await source.destroy();
      await database.close();
    },
  };
};

export const figureOf = ({ figures }: ReportView, id: string): FigureView => {
  const found = figures.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no figure ${id}`);
  return found;
};
