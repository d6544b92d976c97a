import { createHash } from 'node:crypto';
import { MemoryEventLogs, type EventLog, type EventLogReader, type StoredEvent } from '@yange/event-log';
import type { Feed, Subscription } from '../feed.port.js';
import { LogFeed } from '../log-feed/log-feed.js';
import { sampleEvent } from '../sample-events.fixture.js';
import { partitionOf, topicSpec } from '../topics/topic.js';
import { Follower, type Life, type Place, type Plant } from './follower.fixture.js';
import { MemoryFeed } from './memory-feed.fixture.js';
import { relayed } from './memory-relay.fixture.js';
import { MemoryTopics } from './memory-topics.fixture.js';

/** Of fast-check's scheduler what is needed. */
export interface Turns {
  schedule<T>(task: Promise<T>): Promise<T>;
  waitFor<T>(task: Promise<T>): Promise<T>;
}

export interface Delivery {
  readonly over: 'topics' | 'log';
  /** for each writer the streams that it appends to, one after the other */
  readonly writers: readonly (readonly number[])[];
  readonly armed: readonly { readonly at: Place; readonly nth: number }[];
  /** messages that each fetch brings at most, and by how many each begins too early; used up, fetches bring all and nothing twice */
  readonly fetches: readonly number[];
  readonly again: readonly number[];
  /** messages that the broker loses, one after the other: how many turns after the last loss, and which */
  readonly losses: readonly { readonly partition: number; readonly after: number; readonly nth: number }[];
  /** sends whose mark the relay does not live to set */
  readonly unmarked: readonly boolean[];
  readonly batchSize: number;
}

const stalledAfterMs = 30_000;
const none = { first: 0, longest: 0 };

/** Writers, a log in memory, what carries its events, and one reader who is killed, frozen and started again: all of them wait their turn. */
export class DeliveredWorld {
  readonly follower: Follower;
  readonly #log: EventLog = new MemoryEventLogs('organisations', () => 1_700_000_000_000_000n).forDistrict('150302');
  readonly #topics = new MemoryTopics();
  readonly #partitions: number;
  readonly #plant: Plant | null;
  readonly #reached = new Map<Place, number>();
  readonly #lives: Promise<unknown>[] = [];
  #stored: readonly StoredEvent[] = [];
  #wrong: string | null = null;
  #ended: () => void = () => undefined;
  #over = false;
  #written = false;

  constructor(private readonly turns: Turns, private readonly delivery: Delivery, plant: Plant | null = null) {
    this.#plant = plant;
    this.follower = new Follower(plant);
    this.#partitions = delivery.over === 'topics' ? 2 : 1;
  }

  /** @returns what does not hold; null where all is well */
  async run(): Promise<string | null> {
    const ended = new Promise<void>((resolve) => (this.#ended = resolve));
    this.follower.stored = () => this.#look();
    const [drawnUnmarked, registry] = [[...this.delivery.unmarked], { partitions: () => this.#partitions }];
    const stopRelay = this.delivery.over === 'log' ? () => Promise.resolve() : relayed(this.#log, { topics: this.#topics, registry, turn: this.#turn, batchSize: 3, diesBeforeMark: () => drawnUnmarked.shift() ?? false, withoutChain: this.#plant === 'no-chain' });
    const feed = this.#feed(registry);
    void this.#live(feed);
    const writing = this.#write();
    let late: NodeJS.Timeout | undefined;
    const stalled = new Promise<void>((resolve) => (late = setTimeout(resolve, stalledAfterMs)));
    await this.turns.waitFor(Promise.race([ended, stalled]));
    clearTimeout(late);
    this.#over = true;
    await this.turns.waitFor(Promise.all([writing, stopRelay(), feed.close(), ...this.#lives]));
    return this.#wrong ?? (this.#read() ? this.#astray() : `the reader stands at ${this.follower.rows.length} events and nothing wakes it`);
  }

  readonly #turn = (): Promise<void> => this.turns.schedule(Promise.resolve());

  #feed(registry: { readonly partitions: () => number }): Feed {
    const { over, fetches, again } = this.delivery;
    const [drawnFetches, drawnAgain] = [[...fetches], [...again]];
    const slow: EventLogReader = Object.assign(Object.create(this.#log) as EventLogReader, { readPage: this.#slowly((request: Parameters<EventLogReader['readPage']>[0]) => this.#log.readPage(request)), head: this.#slowly(() => this.#log.head()) });
    if (over === 'log') return new LogFeed(() => slow, { pollMs: 600_000, retry: none });
    return new MemoryFeed(this.#topics, registry, { turn: this.#turn, retry: none, refetch: () => slow, fetches: () => drawnFetches.shift() ?? 1_000, again: () => drawnAgain.shift() ?? 0 });
  }

  #slowly<A extends unknown[], R>(call: (...values: A) => Promise<R>): (...values: A) => Promise<R> {
    return async (...values) => {
      await this.#turn();
      return call(...values);
    };
  }

  /** One life of the reader, and when it ends before its time the next. */
  async #live(feed: Feed): Promise<void> {
    this.#wrong ??= this.#ahead();
    let subscription: Subscription | null = null;
    let lived = true;
    const next = (): void => {
      if (!lived) return;
      lived = false;
      const stopped = (subscription?.stop() ?? Promise.resolve()).then(() => undefined);
      this.#lives.push(stopped);
      if (!this.#over) void this.#live(feed);
    };
    // A frozen reader does not end: its successor begins beside it. Stopped is stopped from this step on, whatever is still in flight.
    const life: Life = { turn: this.#turn, die: next, freeze: next, reach: (place) => lived && !this.#over && this.#reach(place) };
    const checkpoint = this.#slowly(async (_logId: string, partition: number) => this.follower.checkpoints.get(partition) ?? 0);
    subscription = await feed.subscribe({ reader: 'follower', logIds: [this.#log.logId], batchSize: this.delivery.batchSize, checkpoint, handle: (batch) => this.follower.handle(batch, life) });
  }

  #reach(place: Place): boolean {
    const nth = (this.#reached.get(place) ?? 0) + 1;
    this.#reached.set(place, nth);
    return this.delivery.armed.some((one) => one.at === place && one.nth === nth);
  }

  /** Losses come while others write; a loss is seen when the next message of its partition comes, so each partition gets a last one. */
  async #write(): Promise<void> {
    await Promise.all([this.#losing(), ...this.delivery.writers.map((streams, writer) => this.#writer(streams, `w${writer}`))]);
    await this.#writer(this.#lastStreams(), 'last');
    this.#written = true;
    this.#look();
  }

  async #writer(streams: readonly number[], name: string): Promise<void> {
    for (const [index, stream] of streams.entries()) {
      const [streamId, commandId] = [`organ-${stream}`, `${name}-${index}`];
      for (let settled = false; !settled;) {
        await this.#turn();
        const expectedVersion = (await this.#log.readStream(streamId)).length;
        await this.#turn();
        const { kind } = await this.#log.append({ commandId, principal: 'writer', bodyHash: createHash('sha256').update(commandId).digest(), result: '{}', streams: [{ streamId, expectedVersion, events: [sampleEvent(commandId)] }] });
        await this.#keepStored();
        settled = kind === 'appended';
      }
    }
  }

  async #losing(): Promise<void> {
    if (this.delivery.over === 'log') return;
    const { topic } = topicSpec(this.#log.logId, { partitions: () => this.#partitions });
    for (const { partition, after, nth } of this.delivery.losses) {
      for (let turns = 0; turns < after; turns += 1) await this.#turn();
      this.#topics.lose(topic, partition % this.#partitions, nth);
    }
  }

  #lastStreams(): readonly number[] {
    return Array.from({ length: this.#partitions }, (_, partition) => Array.from({ length: 100 }, (_none, stream) => 100 + stream).find((stream) => partitionOf(`organ-${stream}`, this.#partitions) === partition) ?? 0);
  }

  /** Whether the reader says that it has everything. */
  #read(): boolean {
    const heads = new Map(this.#stored.map(({ streamId, position }) => [partitionOf(streamId, this.#partitions), position]));
    return this.#written && [...heads].every(([partition, position]) => (this.follower.checkpoints.get(partition) ?? 0) >= position);
  }

  /** After every commit. Between two transactions of a planted bug a checkpoint may be ahead for a moment: that counts once somebody begins from it. */
  #look(): void {
    const { rows } = this.follower;
    this.#wrong ??= repeatedOrAstray(rows) ?? (this.#plant === null ? this.#ahead() : null);
    if (this.#wrong !== null || this.#read()) this.#ended();
  }

  /** A checkpoint stands for everything of its partition before it. */
  #ahead(): string | null {
    const known = new Set(this.follower.rows.map(({ eventId }) => eventId));
    const missing = this.#stored.find(({ eventId, position, streamId }) => !known.has(eventId) && position <= (this.follower.checkpoints.get(partitionOf(streamId, this.#partitions)) ?? 0));
    return missing === undefined ? null : `position ${missing.position} is behind the checkpoint and not folded`;
  }

  async #keepStored(): Promise<void> {
    this.#stored = (await this.#log.readPage({ after: 0, limit: 1_000 })).events;
  }

  #astray(): string | null {
    const folded = (of: readonly StoredEvent[]): string => JSON.stringify([...of].sort((one, other) => one.position - other.position).map(({ position, eventId, data }) => [position, eventId, Buffer.from(data).toString()]));
    return folded(this.#stored) === folded(this.follower.rows) ? null : 'what is folded is not the fold of the log';
  }
}

/** Each event once, and each stream in the order of its versions. */
const repeatedOrAstray = (rows: readonly StoredEvent[]): string | null => {
  const versions = new Map<string, number>();
  for (const { streamId, version } of rows) {
    const before = versions.get(streamId) ?? 0;
    if (version !== before + 1) return version <= before ? `${streamId}: version ${version} is folded twice` : `${streamId}: version ${version} is folded after ${before}`;
    versions.set(streamId, version);
  }
  return null;
};
