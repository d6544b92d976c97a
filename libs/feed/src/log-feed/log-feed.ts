import type { EventLogReader, LogPage, PageRequest } from '@yange/event-log';
import type { Feed, FeedBatch, SubscribeRequest, Subscription } from '../feed.port.js';
import { defaultRetryPauses, retryUntilStopped, type Attempted, type ReportFeedError, type RetryPauses } from '../loop/pause.js';
import { OpenSubscriptions } from '../loop/open-subscriptions.js';
import { RunningSubscription } from '../loop/running-subscription.js';
import { Wake } from '../loop/wake.js';
import { outsideSpans } from '../tracing/spans.js';
import { TailPages } from './tail-pages.js';

export interface LogFeedOptions {
  /** longest wait for news that nobody announced, in milliseconds */
  readonly pollMs?: number;
  /** how often at most a reader is told of events that it does not want, in milliseconds; 200 unless told */
  readonly emptyMs?: number;
  readonly retry?: RetryPauses;
  readonly onError?: ReportFeedError;
}

/** The log ends before the reader's checkpoint: it was restored to an earlier state, or it is another log. */
export class HeadBehindCheckpoint extends Error {
  constructor(readonly logId: string, readonly head: number, readonly checkpoint: number) {
    super(`${logId} ends at position ${head}, yet a reader has already seen ${checkpoint}`);
    this.name = 'HeadBehindCheckpoint';
  }
}

const defaultBatchSize = 1_000;
const defaultEmptyMs = 200;

/** Reads the logs themselves by position: nothing between the writer and the reader but PostgreSQL. */
export class LogFeed implements Feed {
  readonly kind = 'log';
  readonly #subscriptions = new OpenSubscriptions();
  readonly #tails = new Map<string, TailPages>();

  constructor(
    private readonly openLog: (logId: string) => EventLogReader,
    private readonly options: LogFeedOptions = {},
  ) {}

  async subscribe(request: SubscribeRequest): Promise<Subscription> {
    const logs = request.logIds.map((logId) => this.openLog(logId));
    const running = outsideSpans(() => new RunningSubscription((signal) => logs.map((log) => this.#follow(log, request, signal))));
    return this.#subscriptions.add(running);
  }

  async close(): Promise<void> {
    await this.#subscriptions.stop();
    for (const tail of this.#tails.values()) tail.close();
    this.#tails.clear();
  }

  async #follow(log: EventLogReader, request: SubscribeRequest, signal: AbortSignal): Promise<void> {
    // First, so that an append is known there before it wakes this reader.
    const tail = this.#tailOf(log);
    const wake = new Wake();
    const forget = log.onAppend(wake.signal);
    const readPage = (after: number, atEnd: boolean): Promise<Attempted<LogPage>> => {
      wake.clear();
      return this.#retry(log, request, signal, () => (atEnd ? wantedOf(tail.after(after, pageSize(request)), request) : log.readPage(pageAfter(after, request))));
    };
    const readAhead = async (after: number): Promise<Attempted<LogPage>> => {
      const page = await readPage(after, false);
      if (page.kind !== 'stopped') request.ahead?.(page.value.events);
      return page;
    };
    let ahead: Promise<Attempted<LogPage>> | null = null;
    try {
      const start = await this.#retry(log, request, signal, () => startOf(log, request));
      if (start.kind === 'stopped') return;
      if (start.value.head < start.value.checkpoint) throw new HeadBehindCheckpoint(log.logId, start.value.head, start.value.checkpoint);
      let through = start.value.checkpoint;
      let read = through;
      let atEnd = false;
      let emptyFrom = 0;
      while (!signal.aborted) {
        const page: Attempted<LogPage> = await (ahead ?? readPage(read, atEnd));
        ahead = null;
        if (page.kind === 'stopped') return;
        atEnd = page.value.scannedTo - read < pageSize(request);
        read = Math.max(read, page.value.scannedTo);
        const batch: FeedBatch = { logId: log.logId, partition: 0, events: page.value.events, through: read, covered: read - through };
        // To note for each append of others that nothing was wanted would be more work than all that is wanted.
        if (batch.covered > 0 && (batch.events.length > 0 || !atEnd || performance.now() >= emptyFrom)) {
          // Who has much to catch up with reads the next page while this one is handled. What is read stays true: the log never changes.
          if (!atEnd) ahead = readAhead(read);
          const handled = await this.#retry(log, request, signal, () => request.handle(batch));
          if (handled.kind === 'stopped') return;
          through = read;
          emptyFrom = performance.now() + (this.options.emptyMs ?? defaultEmptyMs);
        }
        // Whatever was appended since the page was asked for has been, or will be, announced.
        if (atEnd) await wake.wait(through < read ? Math.max(0, emptyFrom - performance.now()) : (this.options.pollMs ?? 1_000), signal);
      }
    } finally {
      forget();
      await ahead;
    }
  }

  #tailOf(log: EventLogReader): TailPages {
    const tail = this.#tails.get(log.logId) ?? new TailPages(log);
    this.#tails.set(log.logId, tail);
    return tail;
  }

  #retry<T>(log: EventLogReader, request: SubscribeRequest, signal: AbortSignal, action: () => Promise<T>) {
    return retryUntilStopped(action, {
      signal,
      pauses: this.options.retry ?? defaultRetryPauses,
      onError: (error, attempt) => this.options.onError?.(error, { reader: request.reader, logId: log.logId, attempt }),
    });
  }
}

/** The checkpoint first: a head read before it could already be behind. */
async function startOf(log: EventLogReader, request: SubscribeRequest): Promise<{ checkpoint: number; head: number }> {
  const checkpoint = await request.checkpoint(log.logId, 0);
  return { checkpoint, head: (await log.head()).position };
}

const pageSize = ({ batchSize }: SubscribeRequest): number => batchSize ?? defaultBatchSize;

function pageAfter(after: number, request: SubscribeRequest): PageRequest {
  const limit = pageSize(request);
  return request.types ? { after, limit, types: request.types } : { after, limit };
}

async function wantedOf(page: Promise<LogPage>, { types }: SubscribeRequest): Promise<LogPage> {
  const { events, scannedTo } = await page;
  return { events: types === undefined ? events : events.filter(({ type }) => types.includes(type)), scannedTo };
}
