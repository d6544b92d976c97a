import { join } from 'node:path';
import { connectionPool, endingAt, PostgresEventLogReaders, type EventLogReader } from '@yange/event-log';
import { LogFeed } from '@yange/feed';
import { findLocalPostgres, provisionedUrls, type ContextUrls } from '@yange/local';
import { migrateReadDatabase, ProjectionRunner, openReadDatabase } from '@yange/projections';
import { reportingService } from '@yange/reporting';
import { testDatabase } from '@yange/testing';
import { answerAt } from '@yange/use-case';

export const contextsOfAll = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'] as const;
export type LogContext = (typeof contextsOfAll)[number];

/** Where the databases of a platform on this machine are. @throws Error where none runs on that folder */
export const databasesOf = async (dataFolder: string): Promise<Readonly<Record<LogContext, ContextUrls>>> => {
  const found = await findLocalPostgres(join(dataFolder, 'postgres'));
  if (found === undefined) throw new Error(`no PostgreSQL runs on ${dataFolder}`);
  return provisionedUrls(found.url, { contexts: contextsOfAll, secretsFile: join(dataFolder, 'secrets.json') });
};

/**
 * What a question of reporting answers when its read model is made afresh of the logs themselves, each up to a position: no topic and no relay has a part in it.
 * @param folders district → data folder of the platform that records it
 * @param positions log id → last position that counts
 */
export const recomputed = async (folders: Readonly<Record<string, string>>, positions: Readonly<Record<string, number>>, of: { readonly query: string; readonly district: string; readonly params: Readonly<Record<string, string>> }): Promise<object> => {
  const closing: (() => Promise<unknown>)[] = [];
  try {
    const logs = new Map<string, EventLogReader>();
    for (const [district, folder] of Object.entries(folders)) {
      for (const [context, { logReadUrl }] of Object.entries(await databasesOf(folder))) {
        const pool = connectionPool({ connectionString: logReadUrl, max: 2 });
        const readers = new PostgresEventLogReaders(pool, { pollMs: 200 });
        closing.push(async () => {
          await readers.close();
          await pool.end();
        });
        const logId = `${district}/${context}`;
        logs.set(logId, endingAt(readers.forLog(logId), positions[logId] ?? 0));
      }
    }
    return await askedAfresh(logs, of, closing);
  } finally {
    for (const close of closing.reverse()) await close();
  }
};

const askedAfresh = async (logs: ReadonlyMap<string, EventLogReader>, { query: name, district, params }: Parameters<typeof recomputed>[2], closing: (() => Promise<unknown>)[]): Promise<object> => {
  const logOf = (logId: string): EventLogReader => {
    const log = logs.get(logId);
    if (log === undefined) throw new Error(`no log ${logId}`);
    return log;
  };
  const ledger = reportingService.projections.filter((one) => one.name === 'measure-ledger');
  const query = reportingService.queries.find((one) => one.name === name);
  const [projection] = ledger;
  if (query === undefined || projection === undefined) throw new Error(`no question ${name}`);
  const database = await testDatabase();
  closing.push(() => database.close());
  await migrateReadDatabase(database.url);
  const read = await openReadDatabase(database.url);
  closing.push(() => read.destroy());
  const pool = connectionPool({ connectionString: database.url, max: 4 });
  closing.push(() => pool.end());
  const feed = new LogFeed(logOf, { pollMs: 50 });
  closing.push(() => feed.close());
  const runner = new ProjectionRunner(projection, feed, pool, { logIds: [...logs.keys()], head: async (logId) => (await logOf(logId).head()).position });
  await runner.start();
  closing.push(() => runner.stop());
  await runner.waitUntilCaughtUp(undefined, 120_000);
  const told = await answerAt(query, query.params.parse(params), {}, { service: { ...reportingService, projections: ledger }, district, read, readerOf: logOf });
  return JSON.parse(JSON.stringify(told?.answer ?? null)) as object;
};
