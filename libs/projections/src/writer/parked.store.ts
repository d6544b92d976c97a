import type { StoredEvent } from '@yange/event-log';
import type { Pool, PoolClient } from 'pg';
import { keyOf } from '../generation/generation.store.js';
import type { Generation } from '../generation/generation.js';
import type { Parked } from './fold-or-park.js';
import { fromParked, toParked } from './parked-event.js';

export interface ParkedStream {
  readonly logId: string;
  readonly streamId: string;
  /** position of the event that could not be folded */
  readonly position: number;
  readonly eventId: string;
  readonly reason: string;
  readonly attempts: number;
  /** with the ones behind it */
  readonly events: number;
}

const generationIs = 'reader = $1 and version = $2 and generation = $3';

/** Whether anything of a generation waits: nearly always nothing does. */
export const someWait = `select exists (select from projections.parked where ${generationIs}) as waits`;

export class ParkedStore {
  constructor(private readonly pool: Pool, private readonly generation: Generation) {}

  /** which of the streams of these events wait already */
  async blocked(client: PoolClient, logId: string, events: readonly StoredEvent[]): Promise<ReadonlySet<string>> {
    if (events.length === 0) return new Set();
    const { rows } = await client.query<{ stream_id: string }>(
      `select distinct stream_id from projections.parked where ${generationIs} and log_id = $4 and stream_id = any($5)`,
      [...keyOf(this.generation), logId, [...new Set(events.map((event) => event.streamId))]],
    );
    return new Set(rows.map((row) => row.stream_id));
  }

  async park(client: PoolClient, parked: readonly Parked[]): Promise<void> {
    for (const { event, reason } of parked) {
      await client.query(
        `insert into projections.parked (reader, version, generation, log_id, stream_id, pos, reason, attempts, event)
         values ($1, $2, $3, $4, $5, $6, $7, 1, $8) on conflict do nothing`,
        [...keyOf(this.generation), event.logId, event.streamId, event.position, reason, toParked(event)],
      );
    }
  }

  async streams(): Promise<readonly ParkedStream[]> {
    const { rows } = await this.pool.query<{ log_id: string; stream_id: string; pos: string; event_id: string; reason: string; attempts: number; events: number }>(
      `select distinct on (log_id, stream_id) log_id, stream_id, pos, event ->> 'eventId' as event_id, reason, attempts,
              (count(*) over (partition by log_id, stream_id))::int as events
       from projections.parked where ${generationIs} order by log_id, stream_id, pos`,
      keyOf(this.generation),
    );
    return rows
      .map((row) => ({ logId: row.log_id, streamId: row.stream_id, position: Number(row.pos), eventId: row.event_id, reason: row.reason, attempts: row.attempts, events: row.events }))
      .sort((one, other) => one.position - other.position);
  }

  async eventsOf(client: PoolClient, stream: ParkedStream): Promise<readonly StoredEvent[]> {
    const { rows } = await client.query<{ event: unknown }>(
      `select event from projections.parked where ${generationIs} and log_id = $4 and stream_id = $5 order by pos`,
      [...keyOf(this.generation), stream.logId, stream.streamId],
    );
    return rows.map((row) => fromParked(row.event));
  }

  /** what was folded is let go; the rest waits on, with its reason of today */
  async settle(client: PoolClient, stream: ParkedStream, still: readonly Parked[]): Promise<void> {
    const key = [...keyOf(this.generation), stream.logId, stream.streamId];
    const first = still[0];
    await client.query(`delete from projections.parked where ${generationIs} and log_id = $4 and stream_id = $5 and pos < $6`, [
      ...key,
      first?.event.position ?? Number.MAX_SAFE_INTEGER,
    ]);
    if (!first) return;
    await client.query(
      `update projections.parked set attempts = attempts + 1, reason = $7 where ${generationIs} and log_id = $4 and stream_id = $5 and pos = $6`,
      [...key, first.event.position, first.reason],
    );
  }
}
