/** The serving rows of one log on one day. */
export interface StateOnDay {
  readonly read: { query<T>(text: string, values?: unknown[]): Promise<T> };
  readonly logId: string;
  /** `YYYY-MM-DD`; the last of all days where everything that is recorded shall count */
  readonly on: string;
}

/** Rows of a table of a state history that hold on that day. */
export const rowsOn = async <T>({ read, logId, on }: StateOnDay, table: string, order = 'row_key', streamId: string | null = null): Promise<readonly T[]> =>
  read.query<T[]>(
    `select * from live.${table} where log_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) and ($3::text is null or stream_id = $3) order by ${order}`,
    [logId, on, streamId],
  );

export interface UncertainFact {
  readonly event_id: string;
  readonly type: string;
  readonly effective: string;
}

/** Facts that may or may not hold on that day yet: the source dates them no better. They are left out of every number. */
export const uncertainOn = async ({ read, logId, on }: StateOnDay, facts: string, streamId: string | null = null): Promise<readonly UncertainFact[]> =>
  read.query<UncertainFact[]>(
    `select event_id, type, effective_text as effective from live.${facts} f
     where log_id = $1 and effective_from is distinct from effective_to and type <> 'EventAnnulled' and effective_to > $2 and (effective_from is null or effective_from <= $2)
       and ($3::text is null or stream_id = $3)
       and not exists (select from live.${facts} later where later.log_id = f.log_id and later.stream_id = f.stream_id and later.supersedes = f.event_id)
     order by position limit 1000`,
    [logId, on, streamId],
  );
