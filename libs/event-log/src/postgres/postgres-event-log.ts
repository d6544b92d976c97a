import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { AppendQueue } from '../append/append-queue.js';
import { checkAppend } from '../append/append-validation.js';
import type { AppendRequest, AppendResult, EventLog, LastEventsRequest, LogHead, LogPage, PageRequest, StoredCommand, StoredEvent } from '../event-log.port.js';
import { isOfOne } from './append-failure.js';
import { AskedTogether } from './asked-together.js';
import type { LogQueries } from './log-queries.js';
import type { PostgresEventLogReader } from './postgres-event-log-reader.js';

const tracer = trace.getTracer('@yange/event-log');

interface CommandKey {
  readonly principal: string;
  readonly commandId: string;
}

/** One log on PostgreSQL; all appends of this process go through its one queue. */
export class PostgresEventLog implements EventLog {
  readonly logId: string;
  private readonly commands = new AskedTogether<CommandKey, StoredCommand | null>((asked) => this.findCommands(asked), isOfOne);
  private readonly claims = new AskedTogether<string, string | null>((keys) => this.findClaims(keys), isOfOne);

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

  findCommand(principal: string, commandId: string): Promise<StoredCommand | null> {
    return this.commands.answer({ principal, commandId });
  }

  findClaim(key: string): Promise<string | null> {
    return this.claims.answer(key);
  }

  private async findCommands(asked: readonly CommandKey[]): Promise<readonly (StoredCommand | null)[]> {
    const rows = await this.queries.rows('commands', `select w.place, encode(c.body_hash, 'hex'), c.result, c.first_pos from unnest($2::text[], $3::text[]) with ordinality as w(principal, key, place)
      cross join lateral (select * from ${this.queries.schema}.commands c where c.log_id = $1 and c.principal = w.principal and c.key = w.key offset 0) c`,
    [this.logId, asked.map(({ principal }) => principal), asked.map(({ commandId }) => commandId)]);
    const found = new Map(rows.map(([place, bodyHash, result, first]): [number, StoredCommand] =>
      [Number(place) - 1, { bodyHash: Buffer.from(bodyHash ?? '', 'hex'), result: result ?? '', firstPosition: first == null ? null : Number(first) }]));
    return asked.map((_, index) => found.get(index) ?? null);
  }

  private async findClaims(keys: readonly string[]): Promise<readonly (string | null)[]> {
    const rows = await this.queries.rows('claims', `select w.place, c.stream_id from unnest($2::text[]) with ordinality as w(key, place)
      cross join lateral (select * from ${this.queries.schema}.claims c where c.log_id = $1 and c.key = w.key offset 0) c`, [this.logId, keys]);
    const holders = new Map(rows.map(([place, streamId]) => [Number(place) - 1, streamId ?? null]));
    return keys.map((_, index) => holders.get(index) ?? null);
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
