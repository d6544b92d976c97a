import { join } from 'node:path';
import { databasesOf, findLocalPostgres, type YangeContext } from '@yange/local';
import pg from 'pg';

export type LogTables = ReadonlyMap<YangeContext, pg.Client>;

const contexts: readonly YangeContext[] = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'];

/** The tables of every log of a data folder, for as long as is asked: what is in them, whatever the product says. @throws Error where no server runs on the folder */
export const withLogTables = async <T>(dataFolder: string, ask: (logs: LogTables) => Promise<T>): Promise<T> => {
  const postgres = await findLocalPostgres(join(dataFolder, 'postgres'));
  if (postgres === undefined) throw new Error('no PostgreSQL to ask');
  const logs = new Map(contexts.map((context) => {
    const url = new URL(postgres.url);
    url.pathname = `/${databasesOf(context).log}`;
    return [context, new pg.Client({ connectionString: url.toString() })];
  }));
  try {
    await Promise.all([...logs.values()].map((client) => client.on('error', () => undefined).connect()));
    return await ask(logs);
  } finally {
    await Promise.allSettled([...logs.values()].map((client) => client.end()));
  }
};
