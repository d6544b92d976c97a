import { decodeData, decodeEnvelope, effectiveOf, staffingContract, type StaffingEvent } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';
import { Timeline, type Aggregate, type Fact } from '@yange/kernel';
import { Poison, type ProjectionTransaction } from '@yange/projections';

/** A stream of one log whose rows must be written anew. */
export interface TouchedStream {
  readonly logId: string;
  readonly streamId: string;
  readonly facts: readonly Fact<StaffingEvent>[];
}

interface FactRow {
  readonly type: string;
  readonly data: Buffer;
  readonly envelope: Buffer;
  readonly event_id: string;
  readonly position: string;
  readonly supersedes: string | null;
}

/**
 * Keeps the events of some aggregates as they came, so that a late, corrected or annulled one leads to the same rows as if everything
 * had arrived in order: what a stream touches is folded again from all of its facts.
 */
export class StreamFacts {
  constructor(private readonly table: string, private readonly aggregates: readonly string[]) {}

  tables(schema: string): readonly string[] {
    return [
      `create table ${schema}.${this.table} (
         log_id text not null, stream_id text not null, position bigint not null, event_id uuid not null, type text not null,
         supersedes uuid, envelope bytea not null, data bytea not null, primary key (log_id, stream_id, position))`,
    ];
  }

  /** Stores the events that are ours and gives every stream that they touch with all of its facts, in a fixed order. */
  async store({ client, schema }: ProjectionTransaction, events: readonly StoredEvent[]): Promise<readonly TouchedStream[]> {
    const own = events.filter((event) => this.aggregates.includes(aggregateOf(event.streamId)));
    for (const event of own) assertReadable(event);
    await client.query(
      `insert into ${schema}.${this.table} (log_id, stream_id, position, event_id, type, supersedes, envelope, data)
       select * from unnest($1::text[], $2::text[], $3::bigint[], $4::uuid[], $5::text[], $6::uuid[], $7::bytea[], $8::bytea[])
       on conflict do nothing`,
      [
        own.map((event) => event.logId), own.map((event) => event.streamId), own.map((event) => event.position), own.map((event) => event.eventId),
        own.map((event) => event.type), own.map((event) => event.supersedes), own.map((event) => Buffer.from(event.envelope)), own.map((event) => Buffer.from(event.data)),
      ],
    );
    const touched = new Map(own.map(({ logId, streamId }) => [`${logId} ${streamId}`, { logId, streamId }]));
    const streams: TouchedStream[] = [];
    for (const { logId, streamId } of touched.values()) {
      const { rows } = await client.query<FactRow>(
        `select type, data, envelope, event_id, position, supersedes from ${schema}.${this.table} where log_id = $1 and stream_id = $2 order by position`,
        [logId, streamId],
      );
      streams.push({ logId, streamId, facts: rows.map(factOf) });
    }
    return streams;
  }
}

/** `quota-account` in `quota-account/5b0f…` */
export const aggregateOf = (streamId: string): string => streamId.slice(0, streamId.indexOf('/'));

/** The last word of a stream id is the id of what it is about. */
export const idOf = (streamId: string): string => streamId.slice(streamId.indexOf('/') + 1);

/** The state at every date on which it changes, by effective date. */
export const periodsOf = <S>(fold: Aggregate<S, StaffingEvent>, stream: TouchedStream): readonly { readonly from: string; readonly state: S }[] => {
  const timeline = Timeline.of(fold, stream.facts);
  const dates = [...new Set(timeline.facts.map((fact) => fact.effective.to))].sort();
  return dates.map((from) => ({ from, state: timeline.at(from) }));
};

/** An event of a later version is parked, not guessed at. */
const assertReadable = (event: StoredEvent): void => {
  try {
    decodeData(staffingContract, event.type, event.data);
    effectiveOf(decodeEnvelope(event.envelope).effective);
  } catch (error) {
    throw new Poison(event, error instanceof Error ? error.message : String(error));
  }
};

const factOf = (row: FactRow): Fact<StaffingEvent> => {
  const envelope = decodeEnvelope(row.envelope);
  return {
    event: decodeData(staffingContract, row.type, row.data),
    eventId: row.event_id,
    effective: effectiveOf(envelope.effective),
    position: Number(row.position),
    order: Number(envelope.order),
    supersedes: row.supersedes,
  };
};
