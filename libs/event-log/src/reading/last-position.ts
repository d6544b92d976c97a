import type { EventLogReader } from '../event-log.port.js';

/**
 * Where the log ended at an instant. Recorded times go up with positions, so that the answer to a past instant never changes.
 * @param instant as logs have it: `YYYY-MM-DDThh:mm:ss.ffffffZ`
 * @returns 0 where nothing was recorded by then
 */
export const lastPositionAt = async (log: Pick<EventLogReader, 'head' | 'readPage'>, instant: string): Promise<number> => {
  const head = await log.head();
  if (head.recordedAt === null || head.recordedAt <= instant) return head.position;
  let [from, to] = [0, head.position];
  while (from < to) {
    const middle = Math.ceil((from + to) / 2);
    const { events } = await log.readPage({ after: middle - 1, limit: 1 });
    if ((events[0]?.recordedAt ?? '') <= instant) from = middle;
    else to = middle - 1;
  }
  return from;
};
