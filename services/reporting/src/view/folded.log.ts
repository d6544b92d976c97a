import type { FoldedLog, HeadSeen } from '@yange/use-case';
import { readPositions } from './report.reading.js';
import type { Readable } from './ledger.reading.js';

const lastBy = 'select max(position) as position from live.ledger_events where log_id = $1 and position <= $2 and recorded_at::timestamptz <= $3::timestamptz';
const recordedAt = 'select recorded_at::timestamptz <= $3::timestamptz as by_then from live.ledger_events where log_id = $1 and position = $2';

/**
 * A log that another node keeps, as far as the ledger has read it: which position it had at a time. What it is known to hold and is not here yet may have been recorded by then,
 * so that such a time has the position that the log was heard to have, which the ledger does not reach: nobody is given less than was known.
 * @param heard head of the log as its relay said it last; null where nothing was heard
 */
export const foldedLog = (read: Readable, logId: string, heard: () => Promise<HeadSeen | null>): FoldedLog => {
  const district = logId.split('/')[0] ?? '';
  const whole = async (): Promise<number> => (await readPositions(read, district))[logId] ?? 0;
  const furthest = async (): Promise<number> => {
    const [row] = await read.query<{ last_position: string }[]>('select last_position from live.ledger_heads where log_id = $1', [logId]);
    return Math.max(Number(row?.last_position ?? 0), (await heard())?.position ?? 0);
  };
  return {
    head: furthest,
    reaches: async (position) => position <= (await whole()),
    positionAt: async (instant) => {
      const [reached, last] = [await whole(), await furthest()];
      if (reached < last && (reached === 0 || (await isBy(read, logId, reached, instant)))) return last;
      const [row] = await read.query<{ position: string | null }[]>(lastBy, [logId, reached, instant]);
      return Number(row?.position ?? 0);
    },
  };
};

const isBy = async (read: Readable, logId: string, position: number, instant: string): Promise<boolean> => {
  const [row] = await read.query<{ by_then: boolean }[]>(recordedAt, [logId, position, instant]);
  return row?.by_then === true;
};
