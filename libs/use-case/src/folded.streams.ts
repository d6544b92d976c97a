import type { Contract } from '@yange/contracts';
import type { EventLog, StoredEvent } from '@yange/event-log';
import { Timeline, type DomainEvent } from '@yange/kernel';
import { factsOf, type ReadTimeline } from './read.timeline.js';
import type { AnyAggregate, StreamRef, Streams } from './use-case.definition.js';

type AnyTimeline = Timeline<unknown, DomainEvent>;
export type FoldedStream = ReadTimeline<unknown>;

/** A stream by the name that a use case has for it. */
export type Loaded = readonly [key: string, stream: FoldedStream];

export const timelinesOf = (loaded: readonly Loaded[]): Record<string, AnyTimeline> => Object.fromEntries(loaded.map(([key, { timeline }]) => [key, timeline]));

/** Reads for one decision: what it asks for again, by whatever name, it gets as it first saw it. */
export type ReadOnce = (ref: StreamRef<unknown, DomainEvent>) => Promise<FoldedStream>;

/** The streams that a use case names, and those that it names once it knows them. */
export const readAll = async (read: ReadOnce, named: Streams, further: (known: Record<string, AnyTimeline>) => Streams): Promise<{ refs: Streams; loaded: readonly Loaded[] }> => {
  let refs: Streams = {};
  let loaded: readonly Loaded[] = [];
  for (let fresh = Object.entries(named); fresh.length > 0; fresh = Object.entries(further(timelinesOf(loaded))).filter(([key]) => !(key in refs))) {
    const added = await Promise.all(fresh.map(async ([key, ref]): Promise<Loaded> => [key, await read(ref)]));
    refs = { ...refs, ...Object.fromEntries(fresh) };
    loaded = [...loaded, ...added];
  }
  return { refs, loaded };
};

interface Kept extends FoldedStream {
  readonly aggregate: AnyAggregate;
  /** of the event at that version */
  readonly contentHash: Uint8Array;
}

export interface KeepOptions {
  /** streams of fewer events are read anew: it takes no longer */
  readonly shortest?: number;
  /** events that all kept streams of a log have together, at most; the stream that was asked for longest ago goes first */
  readonly most?: number;
}

/**
 * Reads streams, and keeps the long ones as they were folded: the next command reads what was added since, and folds the days that it touches. A log only grows, so what was
 * read stays true; the event at the kept version is read again and compared, so that a log which is not what it was (restored, swapped) is read from its beginning.
 * Whether the stream is still at the version that a decision was made on is the append's to say, kept or not.
 */
export class FoldedStreams {
  private readonly logs = new WeakMap<EventLog, Map<string, Kept>>();
  private readonly shortest: number;
  private readonly most: number;

  constructor(private readonly contract: Contract, { shortest = 32, most = 20_000 }: KeepOptions = {}) {
    this.shortest = shortest;
    this.most = most;
  }

  async load(log: EventLog, { streamId, aggregate }: StreamRef<unknown, DomainEvent>): Promise<FoldedStream> {
    const known = this.keptOf(log).get(streamId);
    if (known?.aggregate === aggregate) {
      const [last, ...added] = await log.readStream(streamId, known.version - 1);
      if (last?.version === known.version && Buffer.compare(last.contentHash, known.contentHash) === 0) return this.keep(log, streamId, aggregate, known.timeline.with(factsOf(this.contract, added)), added.at(-1) ?? last);
    }
    const stored = await log.readStream(streamId);
    return this.keep(log, streamId, aggregate, Timeline.of(aggregate, factsOf(this.contract, stored)), stored.at(-1));
  }

  once(log: EventLog): ReadOnce {
    const seen = new Map<AnyAggregate, Map<string, Promise<FoldedStream>>>();
    return (ref) => {
      const ofAggregate = seen.get(ref.aggregate) ?? new Map<string, Promise<FoldedStream>>();
      seen.set(ref.aggregate, ofAggregate);
      const stream = ofAggregate.get(ref.streamId) ?? this.load(log, ref);
      ofAggregate.set(ref.streamId, stream);
      return stream;
    };
  }

  private keep(log: EventLog, streamId: string, aggregate: AnyAggregate, timeline: AnyTimeline, last: StoredEvent | undefined): FoldedStream {
    const kept = this.keptOf(log);
    kept.delete(streamId);
    const version = last?.version ?? 0;
    if (last === undefined || version < this.shortest || version > this.most) return { timeline, version };
    kept.set(streamId, { timeline, version, aggregate, contentHash: last.contentHash });
    let events = [...kept.values()].reduce((sum, one) => sum + one.version, 0);
    for (const [oldest, one] of kept) {
      if (events <= this.most) break;
      kept.delete(oldest);
      events -= one.version;
    }
    return { timeline, version };
  }

  private keptOf(log: EventLog): Map<string, Kept> {
    const kept = this.logs.get(log) ?? new Map<string, Kept>();
    this.logs.set(log, kept);
    return kept;
  }
}
