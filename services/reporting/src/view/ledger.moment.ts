import { isCalendarDate } from '@yange/kernel';
import { ReadAtMoment, type Positions, type Readable, type ReadModels } from '@yange/projections';
import { isAsked } from '../figures/asked.measures.js';
import { measureLedgerOf } from '../projections/measure-ledger/measure-ledger.projection.js';

export type { Positions } from '@yange/projections';

const ledger = measureLedgerOf(isAsked);

/**
 * The ledger as it was when the logs ended at these positions, for programs that no request asks: what a request reads is cut already.
 * @throws {Error} where a log id is none
 */
export const ledgerKnownAt = (read: Readable, positions: Positions): Readable => new ReadAtMoment({ ...noTransaction, query: (text, values) => read.query(text, values) }, [ledger], positions);

/** It reads within one already. */
const noTransaction: Pick<ReadModels, 'transaction'> = { transaction: () => Promise.reject(new Error('a transaction within a transaction')) };

const place = '\\d{6}/(?:organisations|staffing|enforcement|grid|reporting):\\d{1,15}';
const vector = new RegExp(`^${place}(?:,${place})*$`, 'u');

/** Positions of the logs of several districts, `150302/organisations:120,150303/staffing:4`: as an answer over them names its own. */
export const isVectorOfLogs = (text: string): boolean => vector.test(text);

/**
 * Where each log of a district ended at a time, by what the ledger has read of it: for questions over several districts.
 * @param knownAt a day in China (its end), an instant, or positions of logs of all districts: of a log that these do not name nothing is known
 * @returns null where nothing is left out: all that is recorded
 */
export const positionsKnownAt = async (read: Readable, district: string, knownAt: string | undefined): Promise<Positions | null> => {
  if (knownAt === undefined) return null;
  if (isVectorOfLogs(knownAt)) return positionsNamed(knownAt, district);
  const until = isCalendarDate(knownAt) ? `${knownAt}T23:59:59.999999+08:00` : knownAt;
  const rows = await read.query<{ log: string; position: string }[]>(
    'select log_id as log, max(position) as position from live.ledger_events where district = $1 and recorded_at::timestamptz <= $2::timestamptz group by log_id',
    [district, until],
  );
  return Object.fromEntries(rows.map(({ log, position }) => [log, Number(position)]));
};

const positionsNamed = (text: string, district: string): Positions =>
  Object.fromEntries(text.split(',').map((pair) => pair.split(':') as [string, string]).filter(([logId]) => logId.startsWith(`${district}/`)).map(([logId, position]) => [logId, Number(position)]));
