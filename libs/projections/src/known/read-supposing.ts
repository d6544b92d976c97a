import type { StoredEvent } from '@yange/event-log';
import type { Pool } from 'pg';
import { quoted } from '../generation/transaction.js';
import type { Projection } from '../projection.port.js';

/** What a question of this library reads, on a connection: `PoolClient` is one. */
export interface RowsReader {
  query<R extends object>(sql: string, values: unknown[]): Promise<{ readonly rows: R[] }>;
}

/** Behind every position that a log will have, and still an exact number: what is only supposed meets no row of what is recorded meanwhile. */
const behindAll = 9_000_000_000_000_000;

const begin = `begin; set local lock_timeout = '5s'; set local idle_in_transaction_session_timeout = '30s'`;

/**
 * Reads the serving rows as they would be with more events: these are folded into them in a transaction that is rolled back, whatever happens. Nobody else sees them. The runner
 * of each projection waits meanwhile, as it would for another process: each transaction that folds holds the row of its generation.
 * @param projections which are read; of one that does not serve yet nothing is supposed
 * @param events in the order in which they would be recorded
 */
export const readSupposing = async <T>(pool: Pool, projections: readonly Projection[], events: readonly StoredEvent[], work: (read: RowsReader) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  const remember = (error: Error): void => {
    broken = error;
  };
  client.on('error', remember);
  try {
    await client.query(begin);
    // In one order: two that suppose at once wait for one another, and not in a circle.
    for (const projection of [...projections].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const own = events.filter(({ type, logId }) => projection.types.includes(type) && projection.contexts.includes(logId.split('/')[1] ?? ''));
      if (own.length === 0) continue;
      const { rows } = await client.query<{ schema_name: string }>(`select schema_name from projections.projection_versions where reader = $1 and state = 'live' for no key update`, [projection.name]);
      const [serving] = rows;
      if (serving !== undefined) await projection.apply({ client, schema: quoted(serving.schema_name) }, own.map((event) => ({ ...event, position: behindAll + event.position })));
    }
    return await work(client);
  } finally {
    await client.query('rollback').catch(remember);
    client.off('error', remember);
    client.release(broken);
  }
};
