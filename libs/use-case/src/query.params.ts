import { logIdOf, type Context } from '@yange/contracts';
import { isCalendarDate } from '@yange/kernel';
import type { StateOnDay } from '@yange/projections';
import { z } from 'zod';
import type { QueryContext } from './query.definition.js';

/** After every date of a record: as of it, all that is recorded has taken effect. */
export const endOfTime = '9999-12-31';

/** The day in question, at its end. Without it everything that is recorded counts, also what takes effect later. */
export const onDate = { on: z.string().refine(isCalendarDate, '没有这一天 · no such day').optional() } as const;

/**
 * A page begins after the last id of the page before, and has this many rows at most. Over HTTP `after` is an opaque cursor, which the answer's
 * `next` gives: it holds for this question and its filter alone.
 */
export const page = { after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(1_000).default(200) } as const;

/** What the next page begins after; null where this one is the last. */
export const nextAfter = (rows: readonly object[], limit: number, id: string): string | null =>
  rows.length < limit ? null : ((rows.at(-1) as Readonly<Record<string, string>> | undefined)?.[id] ?? null);

/** The rows of a district's log in the read model as they hold on that day. */
export const asOf = ({ district, read }: QueryContext, context: Context, on: string | undefined): StateOnDay => ({ read, logId: logIdOf(district, context), on: on ?? endOfTime });
