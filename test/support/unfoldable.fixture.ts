import { join } from 'node:path';
import { databasesOf, findLocalPostgres } from '@yange/local';
import pg from 'pg';

/** Statements in a database of a running platform, as its superuser. @returns the rows of the last one */
const inDatabase = async (dataFolder: string, database: string, ...statements: readonly string[]): Promise<readonly Record<string, unknown>[]> => {
  const url = new URL((await findLocalPostgres(join(dataFolder, 'postgres')))?.url ?? '');
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    let rows: readonly Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement));
    return rows;
  } finally {
    await client.end();
  }
};

/** Bytes that are no message, in an event of halls: what a program that is older than an event meets. @returns the schema that the read model of halls is served from */
export const withUnfoldableHalls = async (dataFolder: string): Promise<string> => {
  await inDatabase(dataFolder, databasesOf('grid').log, 'alter table event_log.events disable trigger all', 'alter table event_log.events drop constraint content_hash_of_bytes',
    `update event_log.events set data = '\\xffffff' where type = 'HallsOpened'`, 'alter table event_log.events enable trigger all', 'alter table event_log.events enable always trigger events_append_only');
  const [served] = await inDatabase(dataFolder, databasesOf('grid').read, `select schema_name from projections.projection_versions where reader = 'service-centres' and state = 'live'`);
  return String(served?.['schema_name']);
};

/** The read model of halls begins from the beginning with the next start. */
export const withoutHallsModel = async (dataFolder: string, schema: string): Promise<void> =>
  void (await inDatabase(dataFolder, databasesOf('grid').read, `drop schema ${schema} cascade`, `delete from projections.projection_versions where reader = 'service-centres'`));
