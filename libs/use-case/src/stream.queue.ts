import type { EventLog } from '@yange/event-log';

/**
 * Commands of this process that met a conflict wait in line for its stream: each decides again once, when it is its turn, instead of all of them at
 * once, of whom one wins. Another process may still be faster; its commands are not in this line.
 */
export class StreamQueue {
  private readonly logs = new WeakMap<EventLog, Map<string, Promise<unknown>>>();

  async inLine<T>(log: EventLog, streamId: string, work: () => Promise<T>): Promise<T> {
    const tails = this.logs.get(log) ?? new Map<string, Promise<unknown>>();
    this.logs.set(log, tails);
    const done = (tails.get(streamId) ?? Promise.resolve()).then(work);
    const tail = done.catch(() => undefined);
    tails.set(streamId, tail);
    try {
      return await done;
    } finally {
      if (tails.get(streamId) === tail) tails.delete(streamId);
    }
  }
}
