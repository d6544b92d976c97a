import { connectionPool } from '../postgres/connection-pool.js';
import pg from 'pg';
import type { EventLog } from '../event-log.port.js';
import { migrateEventLog } from '../postgres/migrate-event-log.js';
import { PostgresEventLogs } from '../postgres/postgres-event-logs.js';

/** For specifications: the event logs of one service in one database, as several processes have them. */
export interface GivenEventLogs {
  /** the log of a district that nobody else has used, once per process: no queue in memory brings their commands into line */
  fresh(): readonly EventLog[];
  close(): Promise<void>;
}

/** @param url of an empty database @param processes each with connections of its own */
export const eventLogsGiven = async (url: string, context: string, processes = 2): Promise<GivenEventLogs> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await migrateEventLog(client);
  await client.end();
  const pools = Array.from({ length: processes }, () => connectionPool({ connectionString: url, max: 6 }));
  const opened = pools.map((pool) => new PostgresEventLogs(pool, context));
  let districts = 150_400;
  return {
    fresh: () => {
      const district = String((districts += 1));
      return opened.map((logs) => logs.forDistrict(district));
    },
    close: async () => {
      for (const logs of opened) await logs.close();
      for (const pool of pools) await pool.end();
    },
  };
};
