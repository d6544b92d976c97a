import type { AppendQueue } from '../append/append-queue.js';
import { checkAppend } from '../append/append-validation.js';
import type { AppendRequest, AppendResult, EventLog, LogHead, LogPage, PageRequest, StoredCommand, StoredEvent } from '../event-log.port.js';
import type { LogQueries } from './log-queries.js';
import type { PostgresEventLogReader } from './postgres-event-log-reader.js';

/** One log on PostgreSQL; all appends of this process go through its one queue. */
export class PostgresEventLog implements EventLog {
  readonly logId: string;

  constructor(
    private readonly reader: PostgresEventLogReader,
    private readonly queue: AppendQueue,
    private readonly queries: LogQueries,
  ) {
    this.logId = reader.logId;
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    return this.queue.add(request, checkAppend(request));
  }

  async findCommand(principal: string, commandId: string): Promise<StoredCommand | null> {
    const [row] = await this.queries.rows('command', `select encode(c.body_hash, 'hex'), c.result, c.first_pos from ${this.queries.schema}.commands c
      where c.log_id = $1 and c.principal = $2 and c.key = $3`, [this.logId, principal, commandId]);
    if (row === undefined) return null;
    const [bodyHash, result, first] = row;
    return { bodyHash: Buffer.from(bodyHash ?? '', 'hex'), result: result ?? '', firstPosition: first == null ? null : Number(first) };
  }

  async findClaim(key: string): Promise<string | null> {
    const [row] = await this.queries.rows('claim', `select c.stream_id from ${this.queries.schema}.claims c where c.log_id = $1 and c.key = $2`, [this.logId, key]);
    return row?.[0] ?? null;
  }

  readStream(streamId: string, afterVersion?: number): Promise<readonly StoredEvent[]> {
    return this.reader.readStream(streamId, afterVersion);
  }

  findEvent(eventId: string): Promise<StoredEvent | null> {
    return this.reader.findEvent(eventId);
  }

  readPage(request: PageRequest): Promise<LogPage> {
    return this.reader.readPage(request);
  }

  head(): Promise<LogHead> {
    return this.reader.head();
  }

  onAppend(listener: () => void): () => void {
    return this.reader.onAppend(listener);
  }

  /** Resolves when every request that was taken is settled. */
  close(): Promise<void> {
    return this.queue.close();
  }
}
