import type { ClientBase } from 'pg';
import { defaultSchema, quotedName } from '../postgres/schema-name.js';

/** A range of positions that has left the table that is written. */
export interface ArchiveSegment {
  readonly logId: string;
  readonly first: number;
  readonly last: number;
  /** events that are in it: all of its range once it is full */
  readonly events: number;
  /** of its table and indexes */
  readonly bytes: number;
}

export interface ArchiveOptions {
  readonly logId: string;
  /** the last position that is archived */
  readonly through: number;
  /** where new segments lie; the database's own unless told. One that was begun stays where it is. */
  readonly tablespace?: string;
  /** events of one transaction; 2,000 unless told */
  readonly atATime?: number;
  /** after each transaction: how many of them are archived, of how many */
  readonly moved?: (done: number, of: number) => void;
  /** `event_log` unless told */
  readonly schema?: string;
}

/** The log does not go so far; nothing was moved. */
export class NothingThere extends Error {
  constructor(readonly logId: string, readonly through: number) {
    super(`${logId} has no position ${through}`);
    this.name = 'NothingThere';
  }
}

/**
 * Moves all events up to a position out of the table that is written, into a segment that is only read. Every reader and writer of the log goes on meanwhile and notices nothing. One that was
 * cut short goes on where it stopped; two at once do no harm.
 * @param client the owner of the log's tables
 * @returns how many were moved now
 * @throws {NothingThere}
 */
export const archiveLog = async (client: ClientBase, { logId, through, tablespace, atATime = 2_000, moved, schema }: ArchiveOptions): Promise<number> => {
  const own = quotedName(schema ?? defaultSchema);
  const { rows: [log] } = await client.query<{ pos: string; archived: string }>(
    `select h.pos, coalesce((select min(e.pos) - 1 from ${own}.events e where e.log_id = $1), h.pos) as archived from ${own}.log_head h where h.log_id = $1`, [logId]);
  if (log === undefined || !Number.isSafeInteger(through) || through < 1 || Number(log.pos) < through) throw new NothingThere(logId, through);
  let done = 0;
  for (;;) {
    // One that was begun for less is filled first; then comes the rest.
    const { rows: [segment] } = await client.query<{ last_pos: string | null }>(`select last_pos from ${own}.begin_segment($1, $2, $3)`, [logId, through, tablespace ?? null]);
    if (segment?.last_pos == null) return done;
    for (let count = -1; count !== 0; ) {
      const { rows: [next] } = await client.query<{ count: string }>(`select ${own}.move_to_segment($1, $2) as count`, [logId, atATime]);
      count = Number(next?.count ?? 0);
      done += count;
      if (count > 0) moved?.(done, Math.max(done, through - Number(log.archived)));
    }
  }
};

/** Segments of all logs of a database, by log and position. @param client may read the log */
export const archiveSegments = async (client: ClientBase, schema: string = defaultSchema): Promise<readonly ArchiveSegment[]> => {
  const own = quotedName(schema);
  const { rows } = await client.query<{ log_id: string; first_pos: string; last_pos: string; events: string; bytes: string }>(
    `select s.log_id, s.first_pos, s.last_pos, pg_total_relation_size(format('%s.%I', $1::text, s.segment)::regclass) as bytes,
       (select count(*) from ${own}.archived_events a where a.log_id = s.log_id and a.pos between s.first_pos and s.last_pos) as events
     from ${own}.archive_segments s order by s.log_id, s.first_pos`, [own]);
  return rows.map((row) => ({ logId: row.log_id, first: Number(row.first_pos), last: Number(row.last_pos), events: Number(row.events), bytes: Number(row.bytes) }));
};
