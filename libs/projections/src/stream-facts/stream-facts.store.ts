import { decodeData, decodeEnvelopePart, effectiveOf, Mode, type Contract, type ContractEvents, type Messages } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';
import { grouped, Timeline, type Aggregate, type DomainEvent, type Fact } from '@yange/kernel';
import { Poison, type PastStreams, type ProjectionTransaction } from '../projection.port.js';
import type { StateOnDay } from '../state-history/state-history.reading.js';
import { copyRows } from '../writer/copy-rows.js';
import { LastUsed } from './fold-memory.js';

/** A stream whose rows have to be written anew, because facts were added to it. */
export interface GrownStream<E extends DomainEvent = DomainEvent> {
  readonly logId: string;
  readonly streamId: string;
  /** first word of the stream id: `quota-account` */
  readonly aggregate: string;
  /** the rest of it, empty where there is none */
  readonly key: string;
  /** those that count, in the order in which they take effect: corrected and annulled ones are gone */
  readonly facts: readonly Fact<E>[];
  /** event ids of those that were recorded live, later ones among them; the others an import brought */
  readonly live: ReadonlySet<string>;
}

/** A stream as it is known at each position that a batch adds. */
export interface KnownStream<E extends DomainEvent = DomainEvent> {
  readonly logId: string;
  readonly streamId: string;
  readonly key: string;
  /** null where nothing was recorded of it before */
  readonly before: GrownStream<E> | null;
  /** one after the other, and once: each holds the stream whole, and a long batch of a long stream has many */
  readonly steps: Iterable<{ readonly position: number; readonly stream: GrownStream<E> }>;
}

/** The rows that the facts of one stream give, by table. Pure. */
export type StreamRows<C, T extends string> = (stream: GrownStream<ContractEvents<C>>) => Partial<Readonly<Record<T, readonly object[]>>>;

/** A stream as its last fact left it: what the next batch goes on from without reading it again. */
interface Remembered<E extends DomainEvent> {
  readonly timeline: Timeline<null, E>;
  readonly stream: GrownStream<E>;
}

/** An event as it was decoded when it was kept. */
interface KeptFact<E extends DomainEvent> {
  readonly stored: StoredEvent;
  readonly fact: Fact<E>;
  readonly live: boolean;
}

/** Some 20 MB, where facts are as large as most are: a node has some twenty projections, each with a memory of its own. */
const mostFactsRemembered = 20_000;

const factColumns = ['log_id', 'stream_id', 'position', 'event_id', 'type', 'effective_from', 'effective_to', 'effective_text', 'manifest_order', 'supersedes', 'envelope', 'data'];

interface FactRow {
  readonly stream_id: string;
  readonly type: string;
  readonly event_id: string;
  readonly position: string;
  readonly envelope: Uint8Array;
  readonly data: Uint8Array;
}

/**
 * Keeps the events of some aggregates as they came. Facts come late, are corrected and annulled: a stream that grows is folded anew from
 * all of its facts, and its rows are as if everything had been known in order. The table only grows.
 */
export class StreamFacts<M extends Messages> {
  /** @param remembers how many facts a writer keeps in memory from one batch to the next */
  constructor(
    private readonly contract: Contract<M>,
    private readonly table: string,
    private readonly aggregates: readonly string[],
    private readonly remembers = mostFactsRemembered,
  ) {}

  tables(schema: string): readonly string[] {
    return [
      `create table ${schema}.${this.table} (
        log_id text not null, stream_id text not null, position bigint not null, event_id uuid not null, type text not null,
        effective_from text, effective_to text not null, effective_text text not null, manifest_order bigint not null, supersedes uuid,
        envelope bytea not null, data bytea not null, primary key (log_id, stream_id, position))`,
      // Those that the source dates no better than a month: few, and asked for with every day.
      `create index on ${schema}.${this.table} (log_id, effective_to) where effective_from is distinct from effective_to`,
    ];
  }

  /**
   * Keeps the events that are ours, then hands over every stream that they add to, whole.
   * @param write puts the rows of one stream in the place of those from before
   * @throws {Poison} for an event of a later version: it is parked, not guessed at
   */
  async fold(tx: ProjectionTransaction, events: readonly StoredEvent[], write: (stream: GrownStream<ContractEvents<Contract<M>>>) => Promise<void>): Promise<void> {
    const own = events.filter(({ streamId }) => this.aggregates.includes(partsOf(streamId).aggregate));
    if (own.length === 0) return;
    await this.keep(tx, own);
    const grown = new Map(own.map(({ logId, streamId }) => [`${logId} ${streamId}`, { logId, streamId }]));
    for (const { logId, streamId } of grown.values()) await write({ logId, streamId, ...partsOf(streamId), ...(await this.factsOf(tx, logId, streamId)) });
  }

  /**
   * What counts of each stream of an aggregate by the end of a day, for rows that were not kept by days: whoever asks folds it as the projection does.
   * @param keys of these streams only; of all where left out
   * @returns key → facts in the order in which they take effect; a stream of which nothing counts yet is not there
   */
  async onDay({ read, logId, on }: StateOnDay, aggregate: string, keys: readonly string[] | null = null): Promise<ReadonlyMap<string, readonly Fact<ContractEvents<Contract<M>>>[]>> {
    const rows = await read.query<FactRow[]>(
      `select stream_id, type, event_id, position, envelope, data from live.${this.table} where log_id = $1 and (stream_id = $2 or strpos(stream_id, $2 || '/') = 1) and ($3::text[] is null or stream_id = any($3)) order by stream_id, position`,
      [logId, aggregate, keys === null ? null : keys.map((key) => `${aggregate}/${key}`)],
    );
    // What a correction names counts no more on any day, also where the correction itself is of a later one.
    const streams = [...grouped(rows, (row) => row.stream_id)].map(([streamId, own]) => [partsOf(streamId).key, timelineOf(own.map((row) => this.factOf(row))).facts.filter(({ effective }) => effective.to <= on)] as const);
    return new Map(streams.filter(([, facts]) => facts.length > 0));
  }

  /** Forgets what was kept of the streams after the position. */
  async takeBack({ client, schema }: ProjectionTransaction, { logId, streamIds, position }: PastStreams): Promise<void> {
    await client.query(`delete from ${schema}.${this.table} where log_id = $1 and stream_id = any($2) and position > $3`, [logId, streamIds, position]);
  }

  /** The rest of the id of each of the streams that are kept here. */
  keysOf(streamIds: readonly string[]): readonly string[] {
    return streamIds.map(partsOf).flatMap(({ aggregate, key }) => (this.aggregates.includes(aggregate) ? [key] : []));
  }

  private async keep(tx: ProjectionTransaction, events: readonly StoredEvent[]): Promise<readonly KeptFact<ContractEvents<Contract<M>>>[]> {
    const kept = events.map((event) => this.readable(event));
    await copyRows(tx, this.table, factColumns, kept.map(({ stored, fact: { effective, order } }) => ({
      log_id: stored.logId, stream_id: stored.streamId, position: stored.position, event_id: stored.eventId, type: stored.type, effective_from: effective.from, effective_to: effective.to,
      effective_text: effective.text, manifest_order: order, supersedes: stored.supersedes, envelope: stored.envelope, data: stored.data,
    })));
    return kept;
  }

  /**
   * Keeps the events that are ours, and gives every stream that they add to as it is known at each of its new positions. Streams come one at a time; the steps of one are done before
   * the next is asked for.
   * @throws {Poison} for an event of a later version: it is parked, not guessed at
   */
  async *grown(tx: ProjectionTransaction, events: readonly StoredEvent[]): AsyncGenerator<KnownStream<ContractEvents<Contract<M>>>> {
    const own = events.filter(({ streamId }) => this.aggregates.includes(partsOf(streamId).aggregate));
    if (own.length === 0) return;
    const kept = await this.keep(tx, own);
    const memory = tx.memory?.of(this, () => new LastUsed<Remembered<ContractEvents<Contract<M>>>>(this.remembers));
    for (const [logId, ofLog] of grouped(kept, ({ stored }) => stored.logId)) {
      const added = grouped(ofLog, ({ stored }) => stored.streamId);
      // Held from here on: what is put there for one stream may push out another whose turn has not come, and which was not read.
      const remembered = new Map([...added.keys()].map((streamId) => [streamId, memory?.get(`${logId} ${streamId}`)]));
      // A writer is handed each stream in order: of one that begins here nothing was kept before. Whoever folds without a memory may be handed events that only stand for some.
      const begins = (streamId: string): boolean => memory !== undefined && added.get(streamId)?.[0]?.stored.version === 1;
      const unknown = [...added.keys()].filter((streamId) => remembered.get(streamId) === undefined && !begins(streamId));
      const past = grouped(unknown.length === 0 ? [] : await this.rowsOf(tx, logId, unknown), (row) => row.stream_id);
      for (const [streamId, facts] of added) {
        const { known, last } = this.known({ logId, streamId, ...partsOf(streamId) }, remembered.get(streamId) ?? past.get(streamId) ?? [], facts);
        yield known;
        const now = last();
        memory?.put(`${logId} ${streamId}`, now, now.stream.facts.length + 1);
      }
    }
  }

  /**
   * Facts are the same objects at every step, and from one batch to the next while the stream is remembered: a fold may remember what it made of them.
   * @param past what is remembered of the stream, or its rows, those of the added facts among them
   */
  private known(place: Pick<GrownStream, 'logId' | 'streamId' | 'aggregate' | 'key'>, past: Remembered<ContractEvents<Contract<M>>> | readonly FactRow[], added: readonly KeptFact<ContractEvents<Contract<M>>>[]): { readonly known: KnownStream<ContractEvents<Contract<M>>>; readonly last: () => Remembered<ContractEvents<Contract<M>>> } {
    const fresh = new Set(added.map(({ fact }) => fact.position));
    const earlier = 'timeline' in past ? null : past.filter(({ position }) => !fresh.has(Number(position)));
    const live = new Set([...('timeline' in past ? past.stream.live : liveIn(earlier ?? [])), ...added.filter((one) => one.live).map(({ fact }) => fact.eventId)]);
    let timeline = 'timeline' in past ? past.timeline : timelineOf((earlier ?? []).map((row) => this.factOf(row)));
    const before = 'timeline' in past ? past.stream : timeline.isNew ? null : { ...place, facts: timeline.facts, live };
    let stream = before ?? { ...place, facts: timeline.facts, live };
    const steps = function* (): Generator<{ position: number; stream: typeof stream }> {
      for (const { fact } of added) {
        timeline = timeline.with([fact]);
        stream = { ...place, facts: timeline.facts, live };
        yield { position: fact.position, stream };
      }
    };
    return { known: { ...place, before, steps: steps() }, last: () => ({ timeline, stream }) };
  }

  private factOf(row: FactRow): Fact<ContractEvents<Contract<M>>> {
    const { effective, order, supersedes } = envelopeOf(row.envelope);
    return { event: decodeData(this.contract, row.type, row.data), eventId: row.event_id, position: Number(row.position), effective, order, supersedes };
  }

  private async rowsOf({ client, schema }: ProjectionTransaction, logId: string, streamIds: readonly string[]): Promise<readonly FactRow[]> {
    const { rows } = await client.query<FactRow>(
      `select stream_id, type, event_id, position, envelope, data from ${schema}.${this.table} where log_id = $1 and stream_id = any($2) order by position`,
      [logId, streamIds],
    );
    return rows;
  }

  private async factsOf(tx: ProjectionTransaction, logId: string, streamId: string): Promise<Pick<GrownStream<ContractEvents<Contract<M>>>, 'facts' | 'live'>> {
    const rows = await this.rowsOf(tx, logId, [streamId]);
    return { facts: timelineOf(rows.map((row) => this.factOf(row))).facts, live: liveIn(rows) };
  }

  private readable(event: StoredEvent): KeptFact<ContractEvents<Contract<M>>> {
    try {
      const { mode, ...envelope } = envelopeOf(event.envelope);
      return { stored: event, live: mode === Mode.LIVE, fact: { event: decodeData(this.contract, event.type, event.data), eventId: event.eventId, position: event.position, ...envelope } };
    } catch (error) {
      throw new Poison(event, error instanceof Error ? error.message : String(error));
    }
  }
}

/** Of the timeline only the order of the facts is wanted, and which of them count. */
const timelineOf = <E extends DomainEvent>(recorded: readonly Fact<E>[]): Timeline<null, E> => {
  const stateless: Aggregate<null, E> = { initial: () => null, apply: () => null };
  return Timeline.of(stateless, recorded);
};

const liveIn = (rows: readonly FactRow[]): ReadonlySet<string> => new Set(rows.filter(({ envelope }) => decodeEnvelopePart(envelope).mode === Mode.LIVE).map(({ event_id }) => event_id));

const partsOf = (streamId: string): Pick<GrownStream, 'aggregate' | 'key'> => {
  const [aggregate = '', ...rest] = streamId.split('/');
  return { aggregate, key: rest.join('/') };
};

const envelopeOf = (bytes: Uint8Array): Pick<Fact<DomainEvent>, 'effective' | 'order' | 'supersedes'> & { readonly mode: Mode } => {
  const { effective, order, supersedes, mode } = decodeEnvelopePart(bytes);
  return { effective: effectiveOf(effective), order: Number(order), supersedes: supersedes === '' ? null : supersedes, mode };
};
