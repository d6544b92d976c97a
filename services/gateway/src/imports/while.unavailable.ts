import { Problem } from '@yange/http';

/** Longer than a PostgreSQL that was killed takes to come back, or another to take its place. */
export const outagePatienceMs = 60_000;

const firstPauseMs = 250;
const longestPauseMs = 2_000;

/** A service that no longer knows of the run does not learn of it by waiting. */
const isUnavailable = (error: unknown): boolean => error instanceof Problem && error.status === 503 && error.code !== 'import-session-lost';

/**
 * Sends until it is answered otherwise than 503, which says that the log of a service cannot be written just now, and leaves open what of this was
 * written. So only for what may be sent twice: rows that are carried out, each of which has an identity.
 * @param stopped nobody waits for it any more
 * @throws {Problem} the last answer, when patience ends or nobody waits
 */
export const whileUnavailable = async <T>(send: () => Promise<T>, stopped: () => boolean, patienceMs = outagePatienceMs): Promise<T> => {
  const until = performance.now() + patienceMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await send();
    } catch (error) {
      if (!isUnavailable(error) || stopped() || performance.now() + pauseMs > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
};
