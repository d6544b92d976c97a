import type { EventLogReader, LogPage, PageRequest } from '@yange/event-log';
import type { Feed, FeedBatch, SubscribeRequest, Subscription } from '../feed.port.js';
import { defaultRetryPauses, retryUntilStopped, type ReportFeedError, type RetryPauses } from '../loop/pause.js';
import { OpenSubscriptions } from '../loop/open-subscriptions.js';
import { RunningSubscription } from '../loop/running-subscription.js';
import { Wake } from '../loop/wake.js';
import { outsideSpans } from '../tracing/spans.js';

export interface LogFeedOptions {
  /** longest wait for news that nobody announced, in milliseconds */
  readonly pollMs?: number;
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

/** Reads the logs themselves by position: nothing between the writer and the reader but PostgreSQL. */
export class LogFeed implements Feed {
  readonly kind = 'log';
  readonly #subscriptions = new OpenSubscriptions();

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
  }

  async #follow(log: EventLogReader, request: SubscribeRequest, signal: AbortSignal): Promise<void> {
    const wake = new Wake();
    const forget = log.onAppend(wake.signal);
    const readPage = (after: number) => this.#retry(log, request, signal, () => log.readPage(pageAfter(after, request)));
    let ahead: ReturnType<typeof readPage> | null = null;
    try {
      const start = await this.#retry(log, request, signal, () => startOf(log, request));
      if (start.kind === 'stopped') return;
      if (start.value.head < start.value.checkpoint) throw new HeadBehindCheckpoint(log.logId, start.value.head, start.value.checkpoint);
      let position = start.value.checkpoint;
      while (!signal.aborted) {
        const page = await (ahead ?? readPage(position));
        ahead = null;
        if (page.kind === 'stopped') return;
        if (page.value.scannedTo <= position) {
          await wake.wait(this.options.pollMs ?? 1_000, signal);
          continue;
        }
        const batch = batchOf(log.logId, page.value, position);
        // Who has much to catch up with reads the next page while this one is handled. What is read stays true: the log never changes.
        if (batch.covered >= pageSize(request)) ahead = readPage(batch.through);
        const handled = await this.#retry(log, request, signal, () => request.handle(batch));
        if (handled.kind === 'stopped') return;
        position = batch.through;
      }
    } finally {
      forget();
      await ahead;
    }
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

function batchOf(logId: string, page: LogPage, after: number): FeedBatch {
  return { logId, partition: 0, events: page.events, through: page.scannedTo, covered: page.scannedTo - after };
}
