/**
 * Emmett behind the little of it that is compared. Not TypeScript, because its types are only there once its packages are: see emmett.d.mts.
 */
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';

const isConflict = (error) => error?.errorCode === 412 || error?.name === 'ConcurrencyError' || error?.constructor?.name?.includes('ExpectedVersionConflict');

export const openEmmett = async (url, { connections }) => {
  // eslint-disable-next-line no-restricted-syntax -- the peer's own driver
  const pool = new pg.Pool({ connectionString: url, max: connections });
  pool.on('error', () => undefined);
  const store = getPostgreSQLEventStore(url, { schema: { autoMigration: 'None' }, connectionOptions: { pooled: true, pool } });
  const migrating = getPostgreSQLEventStore(url);
  await migrating.schema.migrate();
  await migrating.close();
  return {
    pool,
    append: async (streamId, expected, events) => {
      try {
        await store.appendToStream(streamId, events, { expectedStreamVersion: expected === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(expected) });
        return null;
      } catch (error) {
        if (!isConflict(error)) throw error;
        // It does not say where the stream stands: what came since has to be read.
        const { events: since } = await store.readStream(streamId, expected === 0 ? undefined : { from: BigInt(expected + 1) });
        return expected + since.length;
      }
    },
    /** Reads from the beginning until nothing is left; the handler does nothing. */
    consume: async ({ batchSize, reader }) => {
      let seen = 0;
      const consumer = store.consumer({ stopWhen: { noMessagesLeft: true }, pulling: { batchSize, pullingFrequencyInMs: 0 } });
      consumer.reactor({ processorId: reader, startFrom: 'BEGINNING', eachMessage: () => void (seen += 1) });
      await consumer.start();
      await consumer.close();
      return seen;
    },
    close: async () => {
      await store.close();
      await pool.end().catch(() => undefined);
    },
  };
};
