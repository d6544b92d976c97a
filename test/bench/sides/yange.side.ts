import { connectionPool, migrateEventLog, PostgresEventLogs } from '@yange/event-log';
import type { AppendSide } from './append-side.js';
import { checkDensity } from './density.js';
import { actor, asNewEvent, commandId } from './fact.js';

const bodyHash = new Uint8Array(32);

/** The log as the services use it: idempotency, content hash, back-pressure and all. */
export const yangeSide = async (url: string): Promise<AppendSide> => {
  const pool = connectionPool({ connectionString: url, max: 10 });
  const client = await pool.connect();
  await migrateEventLog(client);
  client.release();
  const logs = new PostgresEventLogs(pool, 'staffing');
  const log = logs.forDistrict('150302');
  return {
    name: 'yange',
    append: async (streamId, expectedVersion, facts) => {
      const result = await log.append({ commandId: commandId(), principal: actor, bodyHash, result: '{"ok":true}', streams: [{ streamId, expectedVersion, events: facts.map(asNewEvent) }] });
      if (result.kind === 'appended') return { kind: 'appended' };
      if (result.kind === 'conflict' && result.reason === 'version') return { kind: 'conflict', actual: result.actual };
      throw new Error(JSON.stringify(result));
    },
    check: (events) => checkDensity('yange', pool, { events: 'event_log.events', stream: 'stream_id', version: 'version', position: 'pos' }, events),
    close: async () => {
      await logs.close();
      await pool.end();
    },
  };
};
