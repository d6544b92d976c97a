import type { Subscription } from '../feed.port.js';

/** The loops of one subscription: one stop for all, and the first that fails ends the others. */
export class RunningSubscription implements Subscription {
  readonly #stopping = new AbortController();
  readonly done: Promise<void>;

  constructor(loops: (signal: AbortSignal) => readonly Promise<void>[]) {
    this.done = this.#run(loops(this.#stopping.signal));
    this.done.catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.done.catch(() => undefined);
  }

  async #run(loops: readonly Promise<void>[]): Promise<void> {
    const stopOthers = (error: unknown): never => {
      this.#stopping.abort();
      throw error;
    };
    const ended = await Promise.allSettled(loops.map((loop) => loop.catch(stopOthers)));
    const failed = ended.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
  }
}
