import type { EventLogReader } from '@yange/event-log';
import { partitionOf } from '@yange/feed';
import type { Pool } from 'pg';
import type { Heads } from '../runner/heads.js';
import type { Readable } from './known-at.js';

/** How far one reader is in one partition of a log; a log that is read itself is one partition. */
export interface SeenPartition {
  readonly partition: number;
  readonly position: number;
  /** events of the partition that were looked at */
  readonly covered: number;
}

/** A log, and how many partitions its topic has. */
export interface PartitionedLog {
  readonly logId: string;
  readonly partitions: number;
  readonly reader: Pick<EventLogReader, 'readPage'>;
}

const pageSize = 1_000;

type Placed = { readonly streamId: string; readonly position: number };

/**
 * Up to where one reader has seen every event of a log. Over a topic the partitions go on by themselves: a count of events, even a large enough one,
 * does not tell that those up to a position are among them, as others from behind it may have been counted. So the log is asked which events there are,
 * and only where the partitions differ. Grows only.
 */
export class SeenThrough {
  #through = 0;

  /** @param seen of one moment @returns whether every event up to the position was seen then */
  async reaches(position: number, seen: readonly SeenPartition[], log: PartitionedLog): Promise<boolean> {
    const reached = new Map(seen.map((one) => [one.partition, one.position]));
    const reachedIn = (partition: number): number => reached.get(partition) ?? 0;
    // As far as the partition that is furthest behind everything was seen.
    this.#through = Math.max(this.#through, Math.min(...Array.from({ length: log.partitions }, (_, partition) => reachedIn(partition))));
    if (position <= this.#through) return true;
    const covered = seen.reduce((sum, one) => sum + one.covered, 0);
    if (covered < position) return false;
    const isSeen = ({ streamId, position: at }: Placed): boolean => reachedIn(partitionOf(streamId, log.partitions)) >= at;
    const furthest = Math.max(0, ...reached.values());
    const complete = position - this.#through <= furthest - position ? await allSeen(between(log.reader, this.#through, position), isSeen) : covered - (await countSeen(between(log.reader, position, furthest), isSeen)) >= position;
    if (complete) this.#through = position;
    return complete;
  }
}

const allSeen = async (events: AsyncIterable<Placed>, isSeen: (event: Placed) => boolean): Promise<boolean> => {
  for await (const event of events) if (!isSeen(event)) return false;
  return true;
};

/** Of events behind a position: positions are dense, so that as many as the position says must be left of those that were covered. */
const countSeen = async (events: AsyncIterable<Placed>, isSeen: (event: Placed) => boolean): Promise<number> => {
  let count = 0;
  for await (const event of events) if (isSeen(event)) count += 1;
  return count;
};

async function* between(reader: PartitionedLog['reader'], after: number, last: number): AsyncGenerator<Placed> {
  for (let at = after; at < last; ) {
    const page = await reader.readPage({ after: at, limit: Math.min(pageSize, last - at) });
    yield* page.events.filter(({ position }) => position <= last);
    if (page.scannedTo <= at) return;
    at = page.scannedTo;
  }
}

interface Row {
  readonly reader: string;
  readonly generation: string;
  readonly feed: 'log' | 'kafka';
  readonly partition: number;
  readonly pos: string;
  readonly covered: string;
}

/** by database and generation: what was complete once is not asked for again */
const known = new WeakMap<Readable, Map<string, SeenThrough>>();

/** Whether the rows that some projections serve were folded from every event of the log up to the position. */
export const seenBy = async (read: Readable, projections: readonly string[], log: PartitionedLog, position: number): Promise<boolean> => {
  const rows = await read.query<Row[]>(
    `select c.reader, c.version || '.' || c.generation as generation, c.feed, c.partition, c.pos, c.covered
       from projections.checkpoints c join projections.projection_versions v using (reader, version, generation)
      where v.state = 'live' and c.feed = v.feed and c.reader = any($1) and c.log_id = $2`,
    [[...projections], log.logId],
  );
  for (const projection of projections) {
    const own = rows.filter((row) => row.reader === projection);
    const seen = own.map((row): SeenPartition => ({ partition: row.partition, position: Number(row.pos), covered: Number(row.covered) }));
    const partitions = own[0]?.feed === 'log' ? 1 : log.partitions;
    const through = throughOf(read, `${log.logId} ${projection} ${own[0]?.generation ?? ''} ${own[0]?.feed ?? ''}`);
    if (!(await through.reaches(position, seen, { ...log, partitions }))) return false;
  }
  return true;
};

/** The same of several logs, by a pool; where nobody tells of a log (it lies elsewhere), a count has to do. */
export class SeenByPool {
  readonly #read: Readable;

  constructor(pool: Pool, private readonly projection: string, private readonly logOf: ((logId: string) => PartitionedLog | null) | undefined) {
    this.#read = { query: async <T>(sql: string, values?: readonly unknown[]) => (await pool.query(sql, [...(values ?? [])])).rows as T };
  }

  async reaches(heads: Heads): Promise<boolean> {
    for (const [logId, position] of Object.entries(heads)) {
      const log = this.logOf?.(logId) ?? null;
      if (log !== null && !(await seenBy(this.#read, [this.projection], log, position))) return false;
    }
    return true;
  }
}

const throughOf = (read: Readable, key: string): SeenThrough => {
  const ofDatabase = known.get(read) ?? new Map<string, SeenThrough>();
  known.set(read, ofDatabase);
  const through = ofDatabase.get(key) ?? new SeenThrough();
  ofDatabase.set(key, through);
  return through;
};
