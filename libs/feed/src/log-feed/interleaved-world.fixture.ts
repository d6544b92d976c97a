import { createHash } from 'node:crypto';
import { MemoryEventLogs, type AppendRequest, type EventLog, type EventLogReader, type StoredEvent } from '@yange/event-log';
import type { Scheduler } from 'fast-check';
import type { FeedBatch, Subscription } from '../feed.port.js';
import { sampleEvent } from '../sample-events.fixture.js';
import { LogFeed } from './log-feed.js';

/** What goes wrong, step by step: false where nothing does. Used up, nothing goes wrong any more. */
export type Faults = readonly boolean[];

export interface Plan {
  /** for each clerk the streams that it appends to, one after the other */
  readonly clerks: readonly (readonly number[])[];
  readonly batchSize: number;
  /** answers to appends that never arrive */
  readonly lostAnswers: Faults;
  /** handlers that fail before, and after, they have stored what they were given */
  readonly failsBefore: Faults;
  readonly failsAfter: Faults;
  /** how often the reader's process ends and another one begins */
  readonly restarts: number;
}

/** No stream takes more: what two clerks who do not see one another would exceed. */
export const mostOfStream = 3;

const never = 600_000;
const stalledAfterMs = 3_000;

const drawn = (faults: Faults): (() => boolean) => {
  const left = [...faults];
  return () => left.shift() ?? false;
};

/** Clerks, a log in memory and a reader, all of whose calls and answers wait their turn at the scheduler. */
export class InterleavedWorld {
  readonly log: EventLog = new MemoryEventLogs('organisations', () => 1_700_000_000_000_000n).forDistrict('150302');
  /** what the reader has stored, in the order in which it did; with it, in one transaction, its checkpoint */
  readonly rows: StoredEvent[] = [];
  #checkpoint = 0;
  /** commands and the positions that they were answered with, once for every answer */
  readonly answers: { readonly commandId: string; readonly position: number }[] = [];
  readonly handed: FeedBatch[] = [];
  readonly #lost: () => boolean;
  readonly #failsBefore: () => boolean;
  readonly #failsAfter: () => boolean;
  #stored: () => void = () => undefined;

  constructor(private readonly scheduler: Scheduler, private readonly plan: Plan) {
    this.#lost = drawn(plan.lostAnswers);
    this.#failsBefore = drawn(plan.failsBefore);
    this.#failsAfter = drawn(plan.failsAfter);
  }

  async run(): Promise<void> {
    const reading = this.#reader();
    const clerks = this.plan.clerks.map((streams, clerk) => this.#clerk(clerk, streams));
    await this.scheduler.waitFor(Promise.all(clerks));
    const feed = await this.scheduler.waitFor(reading);
    await this.scheduler.waitFor(this.#untilRead());
    await this.scheduler.waitFor(feed.stop());
  }

  /** What it says of an append is lost now and then: then the same command is sent again, word for word. */
  async #clerk(clerk: number, streams: readonly number[]): Promise<void> {
    for (const [turn, stream] of streams.entries()) {
      const streamId = `organ-${stream}`;
      const commandId = `command-${clerk}-${turn}`;
      for (let settled = false; !settled;) {
        const version = (await this.#called(() => this.log.readStream(streamId))).length;
        if (version >= mostOfStream) break;
        settled = await this.#sent({ commandId, principal: 'clerk', bodyHash: createHash('sha256').update(commandId).digest(), result: '{}', streams: [{ streamId, expectedVersion: version, events: [sampleEvent(commandId)] }] });
      }
    }
  }

  /** @returns false for a conflict */
  async #sent(request: AppendRequest): Promise<boolean> {
    for (;;) {
      const result = await this.#called(() => this.log.append(request));
      if (result.kind === 'conflict') return false;
      if (result.kind !== 'appended' && result.kind !== 'repeated') throw new Error(JSON.stringify(result));
      if (result.firstPosition === null) throw new Error(`${request.commandId} was answered without a position`);
      this.answers.push({ commandId: request.commandId, position: result.firstPosition });
      if (!this.#lost()) return true;
    }
  }

  async #reader(): Promise<Subscription> {
    let subscription = await this.#subscribed();
    for (let restart = 0; restart < this.plan.restarts; restart += 1) {
      await this.scheduler.schedule(Promise.resolve());
      await subscription.stop();
      subscription = await this.#subscribed();
    }
    return subscription;
  }

  #subscribed(): Promise<Subscription> {
    const { log } = this;
    const slow: EventLogReader = new Proxy(log, {
      get: (target, name) => {
        if (name === 'readPage') return (asked: Parameters<EventLogReader['readPage']>[0]) => this.#called(() => log.readPage(asked));
        if (name === 'head') return () => this.#called(() => log.head());
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    // No poll that would come to the help of a notice that was lost.
    const feed = new LogFeed(() => slow, { pollMs: never, retry: { first: 0, longest: 0 } });
    return feed.subscribe({ reader: 'reader', logIds: [log.logId], batchSize: this.plan.batchSize, checkpoint: () => this.#called(async () => this.#checkpoint), handle: (batch) => this.#handle(batch) });
  }

  async #handle(batch: FeedBatch): Promise<void> {
    this.handed.push(batch);
    await this.scheduler.schedule(Promise.resolve());
    if (this.#failsBefore()) throw new Error('the reader failed before it stored anything');
    this.rows.push(...batch.events.filter(({ position }) => position > this.#checkpoint));
    this.#checkpoint = Math.max(this.#checkpoint, batch.through);
    this.#stored();
    await this.scheduler.schedule(Promise.resolve());
    if (this.#failsAfter()) throw new Error('the answer of the commit was lost');
  }

  async #untilRead(): Promise<void> {
    const { position } = await this.log.head();
    let late: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve, reject) => {
      this.#stored = () => this.#checkpoint === position && resolve();
      this.#stored();
      late = setTimeout(() => reject(new Error(`the reader stands at ${this.#checkpoint} of ${position} and nothing wakes it`)), stalledAfterMs);
    }).finally(() => clearTimeout(late));
  }

  /** The call waits its turn, and so does its answer. */
  async #called<T>(call: () => Promise<T>): Promise<T> {
    await this.scheduler.schedule(Promise.resolve());
    return this.scheduler.schedule(call());
  }
}
