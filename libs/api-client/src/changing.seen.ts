import type { Seen } from './api.client.js';
import { ApiProblem } from './api.problem.js';

/**
 * Looks, decides on what is there, and changes it under the condition that it is still so. Was somebody faster (412), it looks again and decides anew: what was decided on
 * something else is never sent a second time. `act` gives up by throwing.
 * @param act is given what was seen, and the tag to be sent as `If-Match`
 * @param times how often it looks
 */
export const changingSeen = async <T, R>(look: () => Promise<Seen<T>>, act: (data: T, etag: string) => Promise<R>, times = 3): Promise<R> => {
  for (let tried = 1; ; tried += 1) {
    const { data, etag } = await look();
    try {
      return await act(data, etag);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 412 || tried >= times) throw error;
    }
  }
};
