import { isId } from '@yange/kernel';
import { pageWindow } from '../append/page-window.js';
import type { EventLogReader, LastEventsRequest, LogHead, LogPage, PageRequest, StoredEvent } from '../event-log.port.js';
import type { AppendWatch } from './append-watch.js';
import { isOfOne } from './append-failure.js';
import { nameNumber, namedBlockSize } from '../reading/name-number.js';
import { AskedTogether } from './asked-together.js';
import { bigintArray } from './binary-array.js';
import { eventColumns, storedEvent } from './event-rows.js';
import type { LogQueries } from './log-queries.js';

const indexed = { correlationId: 'correlation_id', type: 'type' } as const;

interface StreamAfter {
  readonly streamId: string;
  readonly version: number;
}

/** Reads one log with no more than SELECT. */
export class PostgresEventLogReader implements EventLogReader {
  private readonly streams = new AskedTogether<StreamAfter, readonly StoredEvent[]>((asked) => this.readStreams(asked), isOfOne);

  constructor(
    readonly logId: string,
    private readonly queries: LogQueries,
    private readonly watch: AppendWatch,
  ) {}

  readStream(streamId: string, afterVersion = 0): Promise<readonly StoredEvent[]> {
    return this.streams.answer({ streamId, version: afterVersion });
  }

  /** By the index of each stream in turn: a join could be planned as a look at the whole log. */
  private async readStreams(asked: readonly StreamAfter[]): Promise<readonly (readonly StoredEvent[])[]> {
    const rows = await this.queries.rows('streams', `select w.place, ${eventColumns('e')} from unnest($2::text[], $3::integer[]) with ordinality as w(stream_id, version, place)
      cross join lateral (select * from ${this.queries.schema}.every_event e where e.log_id = $1 and e.stream_id = w.stream_id and e.version > w.version order by e.version) e`,
    [this.logId, asked.map(({ streamId }) => streamId), asked.map(({ version }) => version)]);
    const found: StoredEvent[][] = asked.map(() => []);
    for (const row of rows) found[Number(row[0]) - 1]?.push(storedEvent(this.logId, row, 1));
    return found.map((events) => events.sort((one, other) => one.version - other.version));
  }

  async findEvent(eventId: string): Promise<StoredEvent | null> {
    if (!isId(eventId)) return null;
    const [row] = await this.queries.rows('event', `select ${eventColumns('e')} from ${this.queries.schema}.every_event e
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
        select * from ${this.queries.schema}.every_event e
        where e.log_id = $1 and e.pos > $2 and e.pos <= least(h.pos, $2::bigint + $4) ${filter} order by e.pos limit $3
      ) e on true where h.log_id = $1 order by e.pos`,
    [this.logId, request.after, request.limit, window, ...(types === undefined ? [] : [types]), ...(effectiveAfter === undefined ? [] : [effectiveAfter])]);
    const events = rows.filter((row) => row[1] !== null).map((row) => storedEvent(this.logId, row, 1));
    const last = events.at(-1);
    if (last !== undefined && events.length === request.limit) return { events, scannedTo: last.position };
    const head = Number(rows[0]?.[0] ?? 0);
    return { events, scannedTo: Math.max(request.after, Math.min(head, request.after + window)) };
  }

  async lastEvents(request: LastEventsRequest): Promise<readonly StoredEvent[]> {
    if (request.by === 'name') return this.lastNamed(request.values, request.before, request.limit);
    const { by, value, before, limit } = request;
    const rows = await this.queries.rows(`last-by-${by}`, `select ${eventColumns('e')} from ${this.queries.schema}.every_event e
      where e.log_id = $1 and e.${indexed[by]} = $2 and e.pos < $3 order by e.pos desc limit $4`, [this.logId, value, before, limit]);
    return rows.map((row) => storedEvent(this.logId, row));
  }

  /**
   * One statement, so one snapshot: what is named up to some block, and each event behind it. Blocks but the last are whole, so that so many hold the events that are asked for.
   */
  private async lastNamed(values: readonly string[], before: number, limit: number): Promise<readonly StoredEvent[]> {
    const { schema } = this.queries;
    const rows = await this.queries.rows('last-by-name', `select ${eventColumns('e')} from (
        (select e.* from ${schema}.every_event e where e.log_id = $1 and e.pos > ${namedBlockSize} * coalesce((select n.block from ${schema}.named_up_to n where n.log_id = $1), 0)::bigint and e.pos < $3
          order by e.pos desc limit $4)
        union all
        (select e.* from (select distinct n.block from ${schema}.named_blocks n where n.log_id = $1 and n.name = any ($2::bigint[]) and n.block < ($3::bigint + ${namedBlockSize} - 2) / ${namedBlockSize}
            order by n.block desc limit $4::integer / ${namedBlockSize} + 2) b
          cross join lateral (select * from ${schema}.every_event e where e.log_id = $1 and e.pos > ${namedBlockSize} * b.block::bigint and e.pos <= ${namedBlockSize} * (b.block::bigint + 1) and e.pos < $3 offset 0) e)
      ) e order by e.pos desc limit $4`,
    [this.logId, bigintArray(values.map(nameNumber)), before, limit]);
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
