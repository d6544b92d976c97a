import type { Pool } from 'pg';
import { AppendQueue, type QueueLimits } from '../append/append-queue.js';
import { checkLogId, logIdOf } from '../append/log-id.js';
import type { EventLog, EventLogReader, EventLogs } from '../event-log.port.js';
import type { LogProblem } from '../verify/verify-log.js';
import { AppendSender, type SenderOptions } from './append-sender.js';
import { AppendWatch } from './append-watch.js';
import { LogQueries } from './log-queries.js';
import { PostgresEventLog } from './postgres-event-log.js';
import { PostgresEventLogReader } from './postgres-event-log-reader.js';
import { defaultSchema, quotedName } from './schema-name.js';
import { tableProblems } from './table-problems.js';

export interface PostgresReadersOptions {
  /** `event_log` unless told */
  readonly schema?: string;
  /** how often listeners are called without news, in milliseconds; 5,000 unless told */
  readonly pollMs?: number;
}

export interface PostgresEventLogsOptions extends PostgresReadersOptions, Partial<SenderOptions>, Partial<QueueLimits> {
  /** told of every batch that was sent, however it ended */
  readonly onBatch?: (batch: { readonly logId: string; readonly requests: number; readonly seconds: number }) => void;
}

const guarded = new WeakSet<Pool>();

/** An idle connection that the server closes is replaced by the pool; without a listener Node would end the process. */
const outliveLostConnections = (pool: Pool): void => {
  if (!guarded.has(pool)) pool.on('error', () => undefined);
  guarded.add(pool);
};

/**
 * Readers of any log in one database, for a role with SELECT. The pool stays its owner's: `close` gives back what was taken from it
 * (one connection, once somebody listens) and does not end it.
 */
export class PostgresEventLogReaders {
  private readonly queries: LogQueries;
  private readonly watch: AppendWatch;
  private readonly readers = new Map<string, PostgresEventLogReader>();

  constructor(private readonly pool: Pool, options: PostgresReadersOptions = {}) {
    this.queries = new LogQueries(pool, quotedName(options.schema ?? defaultSchema));
    this.watch = new AppendWatch(pool, options.pollMs ?? 5_000);
    outliveLostConnections(pool);
  }

  /** @throws {RangeError} unless `<district>/<context>` */
  forLog(logId: string): EventLogReader {
    const reader = this.readers.get(logId) ?? new PostgresEventLogReader(checkLogId(logId), this.queries, this.watch);
    this.readers.set(logId, reader);
    return reader;
  }

  /** Ids of the logs that this database holds, in their order. */
  async logIds(): Promise<readonly string[]> {
    const rows = await this.queries.rows('ids', `select h.log_id from ${this.queries.schema}.log_head h order by h.log_id`, []);
    return rows.map(([logId]) => logId ?? '');
  }

  /** Where the tables beside the events contradict them; for `verifyLog`. */
  tablesBeside(logId: string): Promise<readonly LogProblem[]> {
    return tableProblems(this.queries, logId);
  }

  async close(): Promise<void> {
    await this.watch.close();
  }
}

/** The logs of one context in one database, for a role with SELECT and EXECUTE (see `grantEventLogRoles`). The pool stays its owner's. */
export class PostgresEventLogs implements EventLogs {
  private readonly queries: LogQueries;
  private readonly watch: AppendWatch;
  private readonly logs = new Map<string, PostgresEventLog>();

  constructor(private readonly pool: Pool, private readonly context: string, private readonly options: PostgresEventLogsOptions = {}) {
    this.queries = new LogQueries(pool, quotedName(options.schema ?? defaultSchema));
    this.watch = new AppendWatch(pool, options.pollMs ?? 5_000);
    outliveLostConnections(pool);
  }

  /** @throws {RangeError} when the district is not a region code */
  forDistrict(district: string): EventLog {
    const logId = logIdOf(district, this.context);
    const log = this.logs.get(logId) ?? this.open(logId);
    this.logs.set(logId, log);
    return log;
  }

  /** Takes no more requests, waits for those that were taken, and stops listening. */
  async close(): Promise<void> {
    await Promise.all([...this.logs.values()].map((log) => log.close()));
    await this.watch.close();
  }

  private open(logId: string): PostgresEventLog {
    const { retryForMs = 30_000, answerWithinMs = 30_000, batchRequests = 200, batchBytes = 1_000_000, waiting = 20_000, besideEvents = 100 } = this.options;
    const sender = new AppendSender(this.pool, this.queries.schema, logId, { retryForMs, answerWithinMs });
    const queue = new AppendQueue(logId, (requests) => this.timed(logId, requests.length, () => sender.send(requests)), { batchRequests, batchBytes, waiting, besideEvents });
    return new PostgresEventLog(new PostgresEventLogReader(logId, this.queries, this.watch), queue, this.queries);
  }

  private async timed<T>(logId: string, requests: number, send: () => Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      return await send();
    } finally {
      this.options.onBatch?.({ logId, requests, seconds: (performance.now() - began) / 1_000 });
    }
  }
}
