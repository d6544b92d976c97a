import { Unreachable } from './api.problem.js';

export interface Patience {
  /** how often more after the first time */
  readonly retries: number;
  /** before the first time more, in milliseconds; doubled each time, unless the answer says how long (`Retry-After`) */
  readonly pauseMs: number;
}

export type Send = (request: Request) => Promise<Response>;

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const ended = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', ended);
      resolve();
    }, ms);
    signal.addEventListener('abort', ended, { once: true });
  });

const secondsOf = (response: Response): number | null => {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
};

/**
 * Sends a request again where nobody answered or the answer was 503: the same one, with its Idempotency-Key, so that it is carried out once whatever got lost. Every
 * other answer is an answer. A request without a key that would change something is sent once; so is an upload, which would have to be kept whole.
 * @throws {Unreachable}
 */
export const patient = (send: Send, { retries, pauseMs }: Patience): Send => async (request) => {
  const isUpload = request.headers.get('content-type')?.startsWith('multipart/') ?? false;
  const repeatable = request.method === 'GET' || (request.headers.has('idempotency-key') && !isUpload);
  for (let tried = 0; ; tried += 1) {
    const last = !repeatable || tried >= retries;
    const answer = await send(last ? request : request.clone()).catch((error: unknown) => {
      if (request.signal.aborted) throw error;
      return new Unreachable(new URL(request.url).origin, error);
    });
    if (last && answer instanceof Unreachable) throw answer;
    if (last || (!(answer instanceof Unreachable) && answer.status !== 503)) return answer as Response;
    const told = answer instanceof Unreachable ? null : secondsOf(answer);
    await pause(told === null ? pauseMs * 2 ** tried : told * 1000, request.signal);
  }
};
