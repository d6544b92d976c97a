import { connectionPool } from '../postgres/connection-pool.js';
import { testDatabase, testServer } from '@yange/testing';
import pg from 'pg';
import { grantEventLogRoles } from '../postgres/grant-event-log-roles.js';
import { migrateEventLog } from '../postgres/migrate-event-log.js';

/** A migrated database with an owner, an appender and a reader, as a deployment has them. */
export interface LogDatabase {
  readonly superuser: pg.Pool;
  readonly appenderUrl: string;
  /** a new pool of the role, ended by `close` */
  pool(role: 'owner' | 'appender' | 'reader', max?: number): pg.Pool;
  close(): Promise<void>;
}

export const logDatabase = async (): Promise<LogDatabase> => {
  const database = await testDatabase();
  const superuser = connectionPool({ connectionString: database.url, max: 2 });
  const pools = [superuser];
  const role = (name: string): string => `${database.name}_${name}`;
  const urlOf = (name: string): string => {
    const url = new URL(database.url);
    url.username = role(name);
    url.password = 'secret';
    return url.toString();
  };
  for (const name of ['owner', 'appender', 'reader']) await superuser.query(`create role ${role(name)} login password 'secret'`);
  await superuser.query(`alter database ${database.name} owner to ${role('owner')}`);
  await superuser.query(`alter role ${role('reader')} set default_transaction_read_only = on`);
  const owner = new pg.Client({ connectionString: urlOf('owner') });
  await owner.connect();
  await migrateEventLog(owner);
  await grantEventLogRoles(owner, { appender: role('appender'), reader: role('reader') });
  await owner.end();
  return {
    superuser,
    appenderUrl: urlOf('appender'),
    pool: (name, max = 4) => {
      const pool = connectionPool({ connectionString: urlOf(name), max });
      pools.push(pool);
      return pool;
    },
    close: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await database.close();
      const server = new pg.Client({ connectionString: await testServer() });
      await server.connect();
      await server.query(`drop role ${['owner', 'appender', 'reader'].map(role).join(', ')}`);
      await server.end();
    },
  };
};
