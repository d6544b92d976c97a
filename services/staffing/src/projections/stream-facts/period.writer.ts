import type { ProjectionTransaction } from '@yange/projections';
import { idOf, type TouchedStream } from './stream-facts.store.js';

/** A table whose rows of one stream are those with the stream's id in that column. */
export interface PeriodTable {
  readonly table: string;
  readonly key: string;
}

/** Replaces all rows of the stream. */
export const rewrite = async ({ client, schema }: ProjectionTransaction, { table, key }: PeriodTable, stream: TouchedStream, rows: readonly (readonly unknown[])[]): Promise<void> => {
  await client.query(`delete from ${schema}.${table} where log_id = $1 and ${key} = $2`, [stream.logId, idOf(stream.streamId)]);
  for (const row of rows) {
    await client.query(`insert into ${schema}.${table} values (${row.map((_, index) => `$${index + 1}`).join(', ')})`, [...row]);
  }
};
