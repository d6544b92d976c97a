import { setTimeout as delay } from 'node:timers/promises';

/** Waits, or returns at once when the signal is (or becomes) aborted; 0 asks no timer, so that a drawn interleaving depends on none. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted || milliseconds === 0) return;
  try {
    await delay(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Pauses between attempts: doubling from the first to the longest, in milliseconds. */
export interface RetryPauses {
  readonly first: number;
  readonly longest: number;
}

export const defaultRetryPauses: RetryPauses = { first: 100, longest: 5_000 };

/** @param attempt 1 after the first failure */
export function retryPause(attempt: number, pauses: RetryPauses): number {
  return Math.min(pauses.longest, pauses.first * 2 ** Math.min(attempt - 1, 16));
}

/** What went wrong while a feed or a relay goes on trying; never called with news of success. */
export type ReportFeedError = (error: unknown, at: { readonly reader: string; readonly logId: string; readonly attempt: number }) => void;

export interface RetryUntil {
  readonly signal: AbortSignal;
  readonly pauses: RetryPauses;
  readonly onError: (error: unknown, attempt: number) => void;
}

export type Attempted<T> = { readonly kind: 'value'; readonly value: T } | { readonly kind: 'stopped' };

/** Tries until it works or the signal is aborted; a try in flight is always waited for. */
export async function retryUntilStopped<T>(action: () => Promise<T>, retry: RetryUntil): Promise<Attempted<T>> {
  for (let attempt = 1; !retry.signal.aborted; attempt += 1) {
    try {
      return { kind: 'value', value: await action() };
    } catch (error) {
      retry.onError(error, attempt);
      await pause(retryPause(attempt, retry.pauses), retry.signal);
    }
  }
  return { kind: 'stopped' };
}
