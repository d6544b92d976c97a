import type { QueryContext } from '@yange/use-case';
import { z } from 'zod';

/** `on` is the day in question; without it everything that is recorded counts, also what takes effect later. */
export const onDate = { on: z.iso.date().optional() };

const endOfTime = '9999-12-31';

export interface AsOf {
  readonly context: QueryContext;
  readonly logId: string;
  readonly on: string;
}

export const asOf = (context: QueryContext, logContext: string, on: string | undefined): AsOf => ({ context, logId: `${context.district}/${logContext}`, on: on ?? endOfTime });

/** Rows of a table in `live` that hold on that day. */
export const rowsOn = async <T>({ context, logId, on }: AsOf, table: string, order = 'row_key', streamId: string | null = null): Promise<readonly T[]> =>
  context.read.query<T[]>(
    `select * from live.${table} where log_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) and ($3::text is null or stream_id = $3) order by ${order}`,
    [logId, on, streamId],
  );

export interface UncertainFact {
  readonly event_id: string;
  readonly type: string;
  readonly effective: string;
}

/** Facts that may or may not hold on that day yet: the source dates them no better. They are left out of every number. */
export const uncertainOn = async ({ context, logId, on }: AsOf, facts: string): Promise<readonly UncertainFact[]> =>
  context.read.query<UncertainFact[]>(
    `select event_id, type, effective_text as effective from live.${facts}
     where log_id = $1 and counts and type <> 'EventAnnulled' and effective_to > $2 and (effective_from is null or effective_from <= $2) order by position`,
    [logId, on],
  );
