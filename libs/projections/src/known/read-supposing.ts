import { grouped } from '@yange/kernel';
import type { StoredEvent } from '@yange/event-log';
import type { Pool } from 'pg';
import { quoted } from '../generation/transaction.js';
import type { PastStreams, Projection, ProjectionTransaction } from '../projection.port.js';
import { NotKnownEarlier, ReadAtMoment, type Positions, type Readable } from './known-at.js';

/** What a question of this library reads, on a connection: `PoolClient` is one. */
export interface RowsReader {
  query<R extends object>(sql: string, values: unknown[]): Promise<{ readonly rows: R[] }>;
}

/** What is not recorded, and what it stands on. */
export interface Supposed {
  /** in the order in which they would be recorded */
  readonly events: readonly StoredEvent[];
  /** what is known of each log; null for all that is recorded */
  readonly at: Positions | null;
}

/** Behind every position that a log will have, and still an exact number: what is only supposed meets no row of what is recorded meanwhile. */
const behindAll = 9_000_000_000_000_000;

const begin = `begin; set local lock_timeout = '5s'; set local idle_in_transaction_session_timeout = '30s'`;

/**
 * Reads the serving rows as they would be with more events: these are folded into them in a transaction that is rolled back, whatever happens. Nobody else sees them. The runner
 * of each projection waits meanwhile, as it would for another process: each transaction that folds holds the row of its generation. At an earlier position the streams of these events
 * are first taken back to it, and of all others only what was known by then is read.
 * @param projections which are read; of one that does not serve yet nothing is supposed
 * @throws {NotKnownEarlier} for a projection that cannot be taken back
 */
export const readSupposing = async <T>(pool: Pool, projections: readonly Projection[], { events, at }: Supposed, work: (read: RowsReader) => Promise<T>): Promise<T> => {
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
      if (serving === undefined) continue;
      const tx = { client, schema: quoted(serving.schema_name) };
      for (const [logId, ofLog] of grouped(own, (event) => event.logId)) {
        if (at !== null) await takeBack(projection, tx, { logId, streamIds: [...new Set(ofLog.map(({ streamId }) => streamId))], position: at[logId] ?? 0 });
        await projection.apply(tx, ofLog.map((event) => ({ ...event, position: behindAll + event.position })));
      }
    }
    return await work(at === null ? client : readerAt(client, projections, at));
  } finally {
    await client.query('rollback').catch(remember);
    client.off('error', remember);
    client.release(broken);
  }
};

const takeBack = async (projection: Projection, tx: ProjectionTransaction, past: PastStreams): Promise<void> => {
  if (projection.takeBack === undefined) throw new NotKnownEarlier(projection.name);
  await projection.takeBack(tx, past);
};

const readerAt = (client: RowsReader, projections: readonly Projection[], at: Positions): RowsReader => {
  const own: Readable = { query: async <T>(sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows as T };
  const read = new ReadAtMoment({ ...own, transaction: (_isolation, work) => work(own) }, projections, at, behindAll);
  return { query: async <R extends object>(sql: string, values: unknown[]) => ({ rows: await read.query<R[]>(sql, values) }) };
};
