import type { AppendRequest, AppendResult } from '../event-log.port.js';
import { LogBusy, LogClosed } from './append-errors.js';
import { Touched } from './touched.js';

export type Settled = { readonly result: AppendResult } | { readonly error: unknown };

export interface QueueLimits {
  readonly batchRequests: number;
  readonly batchBytes: number;
  /** requests that may wait; more are refused with {@link LogBusy} */
  readonly waiting: number;
  /** events that have to wait for a batch to be sent while another is in flight */
  readonly besideEvents: number;
}

interface Waiting {
  readonly request: AppendRequest;
  readonly bytes: number;
  readonly events: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

/** Batches in flight at once: while the server stores one, the callers of the other are answered and make their next requests. */
const abreast = 2;

/**
 * Group commit: while a batch is in flight the next collects; no timer. Where much waits, it goes in two halves, so that server and process work at the same time; what
 * touches the same streams, keys or command is never in flight twice, and so keeps its order, also within a batch. A second request with the same command id waits for a
 * batch after the first, so that a batch never holds a command twice.
 */
export class AppendQueue {
  private waiting: Waiting[] = [];
  private readonly flying = new Set<Touched>();
  private pumping = false;
  private closed = false;
  private whenEmpty: (() => void)[] = [];

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
      this.waiting.push({ request, bytes, events: request.streams.reduce((sum, stream) => sum + stream.events.length, 0), resolve, reject });
      this.pumpSoon();
    });
  }

  /** Takes nothing more; resolves when what was taken is settled. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.waiting.length > 0 || this.flying.size > 0) await new Promise<void>((resolve) => this.whenEmpty.push(resolve));
  }

  /** Callers that were just answered put their next request into the very next batch instead of the one after. */
  private pumpSoon(): void {
    if (this.pumping || this.flying.size === abreast) return;
    this.pumping = true;
    setImmediate(() => {
      this.pumping = false;
      this.pump();
    });
  }

  private pump(): void {
    while (this.waiting.length > 0 && this.flying.size < abreast) {
      const events = this.waiting.reduce((sum, entry) => sum + entry.events, 0);
      if (this.flying.size > 0 && events < this.limits.besideEvents) return;
      const batch = this.take(this.flying.size === 0 && events >= 2 * this.limits.besideEvents ? Math.ceil(events / 2) : Number.POSITIVE_INFINITY);
      if (batch.length === 0) return;
      void this.fly(batch);
    }
    if (this.waiting.length === 0 && this.flying.size === 0) for (const told of this.whenEmpty.splice(0)) told();
  }

  private async fly(batch: readonly Waiting[]): Promise<void> {
    const touched = new Touched(batch.map(({ request }) => request));
    this.flying.add(touched);
    const settled = await this.sendSafely(batch);
    this.flying.delete(touched);
    batch.forEach((entry, i) => settle(entry, settled[i]));
    this.pumpSoon();
  }

  private async sendSafely(batch: readonly Waiting[]): Promise<readonly Settled[]> {
    try {
      return await this.send(batch.map((entry) => entry.request));
    } catch (error) {
      return batch.map(() => ({ error }));
    }
  }

  /** @param most events, of which the last request may have more */
  private take(most: number): readonly Waiting[] {
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    const commands = new Set<string>();
    // What stays behind keeps those behind it that touch the same.
    const passed = [...this.flying, ...(this.flying.size > 0 ? [new Touched([])] : [])];
    let bytes = 0;
    let events = 0;
    let next = 0;
    for (; next < this.waiting.length && batch.length < this.limits.batchRequests && events < most; next += 1) {
      const entry = this.waiting[next];
      if (entry === undefined || (batch.length > 0 && bytes + entry.bytes > this.limits.batchBytes)) break;
      const command = JSON.stringify([entry.request.principal, entry.request.commandId]);
      if (commands.has(command) || passed.some((touched) => touched.meets(entry.request))) {
        later.push(entry);
        passed.at(-1)?.add(entry.request);
        continue;
      }
      commands.add(command);
      bytes += entry.bytes;
      events += entry.events;
      batch.push(entry);
    }
    this.waiting = [...later, ...this.waiting.slice(next)];
    return batch;
  }
}

const settle = (entry: Waiting, settled: Settled | undefined): void => {
  if (settled !== undefined && 'result' in settled) entry.resolve(settled.result);
  else entry.reject(settled?.error ?? new Error('a request was left without an answer'));
};
