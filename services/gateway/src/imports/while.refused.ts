import { Problem } from '@yange/http';

export interface Patience {
  /** milliseconds for which a connection may be refused before the caller is told */
  readonly refusedForMs: number;
}

/** For questions that somebody waits for. */
export const noPatience: Patience = { refusedForMs: 0 };

/** For work of many requests, which one service that is being restarted must not end. */
export const restartPatience: Patience = { refusedForMs: 15_000 };

const longestPauseMs = 1_000;

/** Nobody listens there: nothing was sent, so that it may be sent again, whatever it is. */
const isRefused = (error: unknown): boolean => (error as { readonly cause?: { readonly code?: unknown } } | null)?.cause?.code === 'ECONNREFUSED';

/**
 * Sends until somebody listens. A request that was sent and got no answer is not sent again.
 * @throws {Problem} 503 `service-unavailable` with Retry-After, when patience ends
 */
export const whileRefused = async (send: () => Promise<Response>, { refusedForMs }: Patience): Promise<Response> => {
  const until = performance.now() + refusedForMs;
  for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await send();
    } catch (error) {
      if (!isRefused(error)) throw error;
      if (performance.now() + pauseMs > until) throw new Problem(503, 'service-unavailable', { zh: '服务暂不可用，请稍后重试', en: 'the service is not available; try again' }, { retryAfterSeconds: 1 });
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
};
