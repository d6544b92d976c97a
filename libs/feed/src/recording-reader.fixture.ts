import { setTimeout as delay } from 'node:timers/promises';
import type { StoredEvent } from '@yange/event-log';
import type { Feed, FeedBatch, SubscribeRequest, Subscription } from './feed.port.js';

/** A reader that keeps rows and checkpoint together, as a real one does in one transaction, and checks what it is handed. */
export class RecordingReader {
  readonly events: StoredEvent[] = [];
  /** every call of the handler, also those that failed */
  readonly attempts: FeedBatch[] = [];
  readonly broken: string[] = [];
  readonly #checkpoints = new Map<string, number>();
  readonly #covered = new Map<string, number>();
  /** runs before a batch is stored; a throw is a handler's error */
  before: (batch: FeedBatch) => Promise<void> = () => Promise.resolve();

  constructor(readonly name: string) {}

  subscribe(feed: Feed, logIds: readonly string[], more: Partial<SubscribeRequest> = {}): Promise<Subscription> {
    return feed.subscribe({
      reader: this.name,
      logIds,
      checkpoint: (logId, partition) => Promise.resolve(this.#checkpoints.get(`${logId}#${partition}`) ?? 0),
      handle: (batch) => this.#handle(batch),
      ...more,
    });
  }

  /** events of the log that were covered, wanted or not */
  covered(logId: string): number {
    return this.#covered.get(logId) ?? 0;
  }

  async caughtUp(logId: string, head: number, withinMs = 90_000): Promise<void> {
    await until(() => this.covered(logId) >= head, withinMs, () => `${this.name} covered ${this.covered(logId)} of ${head} in ${logId}`);
  }

  /** as a reader whose database was dropped */
  forget(): void {
    this.#checkpoints.clear();
    this.#covered.clear();
    this.events.length = 0;
  }

  async #handle(batch: FeedBatch): Promise<void> {
    this.attempts.push(batch);
    await this.before(batch);
    const key = `${batch.logId}#${batch.partition}`;
    let last = this.#checkpoints.get(key) ?? 0;
    for (const event of batch.events) {
      if (event.position <= last) this.broken.push(`${key}: ${event.position} after ${last}`);
      if (event.logId !== batch.logId) this.broken.push(`${key}: event of ${event.logId}`);
      last = event.position;
    }
    if (batch.through < last) this.broken.push(`${key}: through ${batch.through} before ${last}`);
    this.events.push(...batch.events);
    this.#checkpoints.set(key, batch.through);
    this.#covered.set(batch.logId, this.covered(batch.logId) + batch.covered);
  }
}

export async function until(met: () => boolean | Promise<boolean>, withinMs: number, describe: () => string): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await met())) {
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms: ${describe()}`);
    await delay(20);
  }
}

/** versions of every stream in the order in which they came */
export function versionsByStream(events: readonly StoredEvent[]): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const event of events) (found[`${event.logId}:${event.streamId}`] ??= []).push(event.version);
  return found;
}
