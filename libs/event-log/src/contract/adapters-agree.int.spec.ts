import fc from 'fast-check';
import type { AppendRequest, AppendResult, EventLog, EventLogs } from '../event-log.port.js';
import { MemoryEventLogs } from '../memory/memory-event-logs.js';
import { OverlayEventLogs } from '../overlay/overlay-event-logs.js';
import { PostgresOverlaySpill } from '../overlay/postgres-overlay-spill.js';
import { TemporarySession } from '../overlay/temporary-session.js';
import { PostgresEventLogs } from '../postgres/postgres-event-logs.js';
import { logDatabase, type LogDatabase } from './log-database.js';
import { aRequest, bodyHash, events, newDistrict, readAll } from './log-fixture.js';

const streamId = fc.constantFrom('a', 'b', 'c');
const version = fc.nat({ max: 4 });
const key = fc.constantFrom('k', 'l');
const claims = fc.uniqueArray(fc.record({ key, streamId }), { selector: (claim) => claim.key, maxLength: 2 });

/** Few streams, keys and commands, so that most requests meet each other. */
const request = fc.record({
  commandId: fc.constantFrom(...Array.from({ length: 12 }, (_, i) => `command-${i}`)),
  body: fc.constantFrom('x', 'x', 'x', 'y'),
  streams: fc.uniqueArray(fc.record({ streamId, expectedVersion: version, count: fc.integer({ min: 1, max: 2 }) }), { selector: (stream) => stream.streamId, maxLength: 2 }),
  guards: fc.uniqueArray(fc.record({ streamId, version }), { selector: (guard) => guard.streamId, maxLength: 1 }),
  claims,
  releases: claims,
}).map(({ body, streams, ...rest }): AppendRequest => aRequest({
  ...rest, bodyHash: bodyHash(body), result: JSON.stringify(rest.commandId),
  streams: streams.map(({ count, ...stream }) => ({ ...stream, events: events(count) })),
}));

const withoutTime = (result: AppendResult): unknown => (result.kind === 'appended' ? { ...result, recordedAt: 'some time' } : result);

const contents = async (log: EventLog): Promise<unknown> => ({
  events: (await readAll(log)).map(({ recordedAt: _own, logId: _same, ...event }) => event),
  claims: await Promise.all(['k', 'l'].map((name) => log.findClaim(name))),
  streams: await Promise.all(['a', 'b', 'c'].map(async (id) => (await log.readStream(id)).map((event) => event.eventId))),
});

describe('PostgreSQL, memory, overlay and spilling overlay', () => {
  let database: LogDatabase;
  let postgres: PostgresEventLogs;
  let session: TemporarySession;

  beforeAll(async () => {
    database = await logDatabase();
    postgres = new PostgresEventLogs(database.pool('appender'), 'organisations');
    session = new TemporarySession({ connectionString: database.appenderUrl });
  }, 180_000);
  afterAll(async () => {
    await postgres.close();
    await session.close();
    await database.close();
  });

  it('answer the same requests the same way and hold the same afterwards, one batch or many', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.array(request, { minLength: 1, maxLength: 8 }), { maxLength: 4 }), async (batches) => {
      const district = newDistrict();
      const spilling = new OverlayEventLogs(new MemoryEventLogs('organisations'), () => ({ keep: 1, spill: new PostgresOverlaySpill(session) }));
      const adapters: readonly EventLogs[] = [postgres, new MemoryEventLogs('organisations'), new OverlayEventLogs(new MemoryEventLogs('organisations')), spilling];
      const logs = adapters.map((adapter) => adapter.forDistrict(district));
      for (const batch of batches) {
        // a command twice in one batch is put off to the next by PostgreSQL's queue, which changes the order: once here
        const once = batch.filter((entry, i) => batch.findIndex((other) => other.commandId === entry.commandId) === i);
        const [measured, ...others] = await Promise.all(logs.map(async (log) => (await Promise.all(once.map((entry) => log.append(entry)))).map(withoutTime)));
        for (const other of others) expect(other).toEqual(measured);
      }
      const [measured, ...others] = await Promise.all(logs.map(contents));
      for (const other of others) expect(other).toEqual(measured);
      await spilling.close();
    }), { numRuns: 150 });
  }, 180_000);
});
