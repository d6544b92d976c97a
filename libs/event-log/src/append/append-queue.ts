import type { AppendRequest, AppendResult } from '../event-log.port.js';
import { LogBusy, LogClosed } from './append-errors.js';

export type Settled = { readonly result: AppendResult } | { readonly error: unknown };

export interface QueueLimits {
  readonly batchRequests: number;
  readonly batchBytes: number;
  /** requests that may wait; more are refused with {@link LogBusy} */
  readonly waiting: number;
}

interface Waiting {
  readonly request: AppendRequest;
  readonly bytes: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: while one batch is in flight the next collects; no timer. Requests keep their order, except that a second one with
 * the same command id waits for the batch after the first, so that a batch never holds a command twice.
 */
export class AppendQueue {
  private waiting: Waiting[] = [];
  private running: Promise<void> | null = null;
  private closed = false;

  constructor(
    private readonly logId: string,
    private readonly send: (requests: readonly AppendRequest[]) => Promise<readonly Settled[]>,
    private readonly limits: QueueLimits,
  ) {}

  /** @param bytes size of the request's events */
  add(request: AppendRequest, bytes: number): Promise<AppendResult> {
    if (this.closed) return Promise.reject(new LogClosed(this.logId));
    if (this.waiting.length >= this.limits.waiting) return Promise.reject(new LogBusy(this.logId));
    return new Promise<AppendResult>((resolve, reject) => {
      this.waiting.push({ request, bytes, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Takes nothing more; resolves when what was taken is settled. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
  }

  private async run(): Promise<void> {
    await othersRun();
    while (this.waiting.length > 0) {
      const batch = this.take();
      const settled = await this.sendSafely(batch);
      batch.forEach((entry, i) => settle(entry, settled[i]));
      await othersRun();
    }
    this.running = null;
  }

  private async sendSafely(batch: readonly Waiting[]): Promise<readonly Settled[]> {
    try {
      return await this.send(batch.map((entry) => entry.request));
    } catch (error) {
      return batch.map(() => ({ error }));
    }
  }

  private take(): readonly Waiting[] {
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    const commands = new Set<string>();
    let bytes = 0;
    let next = 0;
    for (; next < this.waiting.length && batch.length < this.limits.batchRequests; next += 1) {
      const entry = this.waiting[next];
      if (entry === undefined || (batch.length > 0 && bytes + entry.bytes > this.limits.batchBytes)) break;
      const command = JSON.stringify([entry.request.principal, entry.request.commandId]);
      if (commands.has(command)) {
        later.push(entry);
        continue;
      }
      commands.add(command);
      bytes += entry.bytes;
      batch.push(entry);
    }
    this.waiting = [...later, ...this.waiting.slice(next)];
    return batch;
  }
}

/** Callers that were just answered put their next request into the very next batch instead of the one after. */
const othersRun = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const settle = (entry: Waiting, settled: Settled | undefined): void => {
  if (settled !== undefined && 'result' in settled) entry.resolve(settled.result);
  else entry.reject(settled?.error ?? new Error('a request was left without an answer'));
};
