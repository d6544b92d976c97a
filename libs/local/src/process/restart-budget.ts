export interface RestartLimits {
  /** starts within any minute at most */
  readonly perMinute: number;
  /** before the first start again, in milliseconds; doubled with each further one of the same minute */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

export const restartLimits: RestartLimits = { perMinute: 6, firstWaitMs: 100, longestWaitMs: 5_000 };

const minute = 60_000;

/** How soon something that ended may be started again. */
export class RestartBudget {
  #starts: readonly number[] = [];

  constructor(readonly limits: RestartLimits = restartLimits) {}

  /** how often it was started again within the last minute */
  within(now: number): number {
    this.#starts = this.#starts.filter((at) => now - at < minute);
    return this.#starts.length;
  }

  /** @returns how long to wait before the next start, in milliseconds, and counts that start */
  take(now: number): number {
    const { perMinute, firstWaitMs, longestWaitMs } = this.limits;
    const before = this.within(now);
    const backOff = Math.min(longestWaitMs, firstWaitMs * 2 ** before);
    const oldest = this.#starts[this.#starts.length - perMinute] ?? Number.NEGATIVE_INFINITY;
    const wait = Math.max(backOff, oldest + minute - now);
    this.#starts = [...this.#starts, now + wait];
    return wait;
  }
}
