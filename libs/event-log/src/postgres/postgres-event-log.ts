import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { AppendQueue } from '../append/append-queue.js';
import { checkAppend } from '../append/append-validation.js';
import type { AppendRequest, AppendResult, EventLog, LastEventsRequest, LogHead, LogPage, PageRequest, StoredCommand, StoredEvent } from '../event-log.port.js';
import type { LogQueries } from './log-queries.js';
import type { PostgresEventLogReader } from './postgres-event-log-reader.js';

const tracer = trace.getTracer('@yange/event-log');

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

  /** Its span lasts from the queue to the commit: what a caller waits for, not the batch that carries it. */
  async append(request: AppendRequest): Promise<AppendResult> {
    const bytes = checkAppend(request);
    const events = request.streams.reduce((sum, stream) => sum + stream.events.length, 0);
    const span = tracer.startSpan('append', { kind: SpanKind.CLIENT, attributes: { 'yange.log_id': this.logId, 'yange.events': events } });
    try {
      const result = await this.queue.add(request, bytes);
      span.setAttribute('yange.append.result', result.kind);
      return result;
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
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

  lastEvents(request: LastEventsRequest): Promise<readonly StoredEvent[]> {
    return this.reader.lastEvents(request);
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
