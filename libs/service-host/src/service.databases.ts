import { connectionPool, PostgresEventLogReaders, PostgresEventLogs, TemporarySession, type EventLogReader } from '@yange/event-log';
import { measured } from '@yange/observability';
import { openReadDatabase } from '@yange/projections';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { ServiceEnvironment } from './service.environment.js';

/** Connections of one service process, each by the role that may do no more than it needs. */
export interface ServiceDatabases {
  readonly logs: PostgresEventLogs;
  /** also holds the relay's checkpoint */
  readonly logPool: pg.Pool;
  /** rows of the read models, for the projections */
  readonly readPool: pg.Pool;
  /** the same, for queries */
  readonly read: DataSource;
  readerOf(logId: string): EventLogReader;
  /** a connection for temporary tables: in the read models' database, whose role may have some, unlike the one that appends */
  temporary(): TemporarySession;
  close(): Promise<void>;
}

const connect = (url: string, name: string, max: number): pg.Pool => {
  const pool = connectionPool({ connectionString: url, max, application_name: name });
  return pool;
};

/** @param readers how many projections and reactions run: each holds a connection while it starts or stores, and asks by a second one */
export const openDatabases = async (context: string, environment: ServiceEnvironment, readers: number): Promise<ServiceDatabases> => {
  const logPool = connect(environment.YANGE_LOG_DATABASE_URL, `yange ${context} log`, 8);
  const readPool = connect(environment.YANGE_READ_DATABASE_URL, `yange ${context} projector`, 2 + 2 * readers);
  const logs = new PostgresEventLogs(logPool, context, {
    onBatch: ({ logId, requests, seconds }) => {
      measured('yange.append.batch.size', requests, { 'yange.log_id': logId });
      measured('yange.append.batch.duration', seconds, { 'yange.log_id': logId });
    },
  });
  const read = await openReadDatabase(environment.YANGE_READ_DATABASE_URL);
  const sources = new Map<string, { readonly pool: pg.Pool; readonly readers: PostgresEventLogReaders }>();
  for (const [name, url] of Object.entries(environment.YANGE_LOG_SOURCES)) {
    const pool = connect(url, `yange ${context} reads ${name}`, 4);
    sources.set(name, { pool, readers: new PostgresEventLogReaders(pool, { pollMs: 1_000 }) });
  }
  return {
    logs,
    logPool,
    readPool,
    read,
    readerOf: (logId) => {
      const source = sources.get(logId.split('/')[1] ?? '');
      if (source === undefined) throw new Error(`YANGE_LOG_SOURCES names no source for ${logId}`);
      return source.readers.forLog(logId);
    },
    temporary: () => new TemporarySession({ connectionString: environment.YANGE_READ_DATABASE_URL, application_name: `yange ${context} import` }),
    close: async () => {
      await logs.close();
      for (const { pool, readers } of sources.values()) {
        await readers.close();
        await pool.end();
      }
      await read.destroy();
      await readPool.end();
      await logPool.end();
    },
  };
};
