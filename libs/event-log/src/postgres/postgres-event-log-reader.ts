import { isId } from '@yange/kernel';
import { pageWindow } from '../append/page-window.js';
import type { EventLogReader, LastEventsRequest, LogHead, LogPage, PageRequest, StoredEvent } from '../event-log.port.js';
import type { AppendWatch } from './append-watch.js';
import { eventColumns, storedEvent } from './event-rows.js';
import type { LogQueries } from './log-queries.js';

const indexed = { correlationId: 'correlation_id', type: 'type' } as const;

/** Reads one log with no more than SELECT. */
export class PostgresEventLogReader implements EventLogReader {
  constructor(
    readonly logId: string,
    private readonly queries: LogQueries,
    private readonly watch: AppendWatch,
  ) {}

  async readStream(streamId: string, afterVersion = 0): Promise<readonly StoredEvent[]> {
    const rows = await this.queries.rows('stream', `select ${eventColumns('e')} from ${this.queries.schema}.events e
      where e.log_id = $1 and e.stream_id = $2 and e.version > $3 order by e.version`, [this.logId, streamId, afterVersion]);
    return rows.map((row) => storedEvent(this.logId, row));
  }

  async findEvent(eventId: string): Promise<StoredEvent | null> {
    if (!isId(eventId)) return null;
    const [row] = await this.queries.rows('event', `select ${eventColumns('e')} from ${this.queries.schema}.events e
      where e.log_id = $1 and e.event_id = $2`, [this.logId, eventId]);
    return row === undefined ? null : storedEvent(this.logId, row);
  }

  /** One statement, so one snapshot: every position up to the head that it sees is there. */
  async readPage(request: PageRequest): Promise<LogPage> {
    const window = pageWindow(request);
    const { types, effectiveAfter } = request;
    const filter = `${types === undefined ? '' : 'and e.type = any ($5)'} ${effectiveAfter === undefined ? '' : `and e.effective_to > $${types === undefined ? 5 : 6}::date`}`;
    const name = `page${types === undefined ? '' : '-of-types'}${effectiveAfter === undefined ? '' : '-taking-effect'}`;
    const rows = await this.queries.rows(name, `
      select h.pos, ${eventColumns('e')} from ${this.queries.schema}.log_head h left join lateral (
        select * from ${this.queries.schema}.events e
        where e.log_id = $1 and e.pos > $2 and e.pos <= least(h.pos, $2::bigint + $4) ${filter} order by e.pos limit $3
      ) e on true where h.log_id = $1 order by e.pos`,
    [this.logId, request.after, request.limit, window, ...(types === undefined ? [] : [types]), ...(effectiveAfter === undefined ? [] : [effectiveAfter])]);
    const events = rows.filter((row) => row[1] !== null).map((row) => storedEvent(this.logId, row, 1));
    const last = events.at(-1);
    if (last !== undefined && events.length === request.limit) return { events, scannedTo: last.position };
    const head = Number(rows[0]?.[0] ?? 0);
    return { events, scannedTo: Math.max(request.after, Math.min(head, request.after + window)) };
  }

  async lastEvents({ by, value, before, limit }: LastEventsRequest): Promise<readonly StoredEvent[]> {
    const rows = await this.queries.rows(`last-by-${by}`, `select ${eventColumns('e')} from ${this.queries.schema}.events e
      where e.log_id = $1 and e.${indexed[by]} = $2 and e.pos < $3 order by e.pos desc limit $4`, [this.logId, value, before, limit]);
    return rows.map((row) => storedEvent(this.logId, row));
  }

  async head(): Promise<LogHead> {
    const [row] = await this.queries.rows('head', `select h.pos, to_char(h.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      from ${this.queries.schema}.log_head h where h.log_id = $1`, [this.logId]);
    return { position: Number(row?.[0] ?? 0), recordedAt: row?.[1] ?? null };
  }

  onAppend(listener: () => void): () => void {
    return this.watch.add(this.logId, listener);
  }
}
