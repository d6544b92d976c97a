import type { Context } from '@yange/contracts';
import { isCalendarDate } from '@yange/kernel';
import { z } from 'zod';
import type { Readable } from './ledger.reading.js';

/** Up to where each log is known: log id → position. A log that is not named is not known at all. */
export type Positions = Readonly<Record<string, number>>;

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/u;
const one = `(?:${Object.keys({ organisations: 0, staffing: 0, enforcement: 0, grid: 0, reporting: 0 } satisfies Record<Context, 0>).join('|')}):\\d{1,15}`;
/** Of a log that there is not, nothing would be known, and nobody would notice. */
const vector = new RegExp(`^${one}(?:,${one}){0,4}$`, 'u');

const known = (text: string): boolean => isCalendarDate(text) || vector.test(text) || (instant.test(text) && !Number.isNaN(Date.parse(text)));

/** The two times of a question, for its `params`. */
export const momentParams = {
  /** `YYYY-MM-DD`: what holds by the end of that day */
  asOf: z.string().refine(isCalendarDate, 'no such day').optional(),
  /** what was recorded by then: a day in China (its end), an instant (RFC 3339), or positions of the logs, `organisations:120,staffing:45` */
  knownAt: z.string().max(1_000).refine(known, 'a day, an instant with its offset, or positions as in organisations:120,staffing:45').optional(),
};

/** @returns null where nothing is left out: all that is recorded */
export const positionsKnownAt = async (read: Readable, district: string, knownAt: string | undefined): Promise<Positions | null> => {
  if (knownAt === undefined) return null;
  if (vector.test(knownAt)) return Object.fromEntries(knownAt.split(',').map((one) => one.split(':')).map(([context = '', position]) => [`${district}/${context}`, Number(position)]));
  const until = isCalendarDate(knownAt) ? `${knownAt}T23:59:59.999999+08:00` : knownAt;
  const rows = await read.query<{ log: string; position: string }[]>(
    'select log_id as log, max(position) as position from live.ledger_events where district = $1 and recorded_at::timestamptz <= $2::timestamptz group by log_id',
    [district, until],
  );
  return Object.fromEntries(rows.map(({ log, position }) => [log, Number(position)]));
};

/** Every table of the ledger only grows, and every row has the position of the event that it came with: what was known is a part of what is. */
const ledgerTables = /\blive\.(ledger_events|superseded_events|contributions|ledger_names|declared_figures|reference_facts|measure_definitions)\b/gu;

/**
 * The ledger as it was when the logs ended at these positions. Rows of later events are out of every query, and with them what they corrected and annulled stands again.
 * @throws {Error} where a log id is none
 */
export const ledgerKnownAt = (read: Readable, positions: Positions): Readable => {
  const text = JSON.stringify(positions);
  if (!/^\{(?:"[a-z0-9/-]+":\d+,?)*\}$/u.test(text)) throw new Error('positions name logs and numbers');
  const filtered = (query: string): string => query.replaceAll(ledgerTables, (table) => `(select * from ${table} where position <= coalesce(('${text}'::jsonb ->> log_id)::bigint, 0))`);
  return { query: <T>(query: string, values?: unknown[]): Promise<T> => read.query<T>(filtered(query), values) };
};
