import fc from 'fast-check';
import { newId } from '@yange/kernel';
import type { Pool } from 'pg';
import { logDatabase, type LogDatabase } from '../contract/log-database.js';
import { anEvent, aRequest, bodyHash, newDistrict, onStream, readAll } from '../contract/log-fixture.js';
import type { AppendRequest, AppendResult, EventLog, NewEvent } from '../event-log.port.js';
import { MemoryEventLogs } from '../memory/memory-event-logs.js';
import { verifyLog } from '../verify/verify-log.js';
import { PostgresEventLogReaders, PostgresEventLogs } from './postgres-event-logs.js';

const words = fc.string({ unit: fc.constantFrom('a', '"', '\\', '{', ',', ' ', 'é', '编', '𠮷'), minLength: 1, maxLength: 12 });
const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const bytes = fc.uint8Array({ maxLength: 300 });

const event = fc.record({
  effective: fc.tuple(fc.option(day), day), schemaVersion: fc.integer({ min: 1, max: 2_147_483_647 }), correlationId: words, causationId: fc.option(words), actor: words,
  traceparent: fc.option(words), envelope: bytes, data: bytes, supersedes: fc.option(fc.constant(0)), known: fc.integer({ min: 0, max: 60 }),
}).map(({ effective: [from, to], supersedes, known, ...rest }) => ({
  known, event: anEvent({ ...rest, supersedes: supersedes === null ? null : newId(), effectiveFrom: from === null || from > to ? null : from, effectiveTo: to }),
}));

/** Nearly all right: where the stream stands, with a new id and a new command. `off`, `known` and `again` are what makes the short way give the batch back. */
const step = fc.record({ stream: fc.constantFrom('a', 'b', 'c', 'd', '编/𠮷'), events: fc.oneof(fc.array(event, { minLength: 1, maxLength: 1 }), fc.array(event, { minLength: 1, maxLength: 4 })), off: fc.integer({ min: -12, max: 12 }), again: fc.integer({ min: 0, max: 15 }), result: words });

const round = fc.oneof(fc.uniqueArray(step, { selector: ({ stream }) => stream, minLength: 1, maxLength: 1 }), fc.uniqueArray(step, { selector: ({ stream }) => stream, minLength: 1 }));

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What the callers know when the batch is made: each stream's version, and the requests and event ids of before. */
class Callers {
  readonly versions = new Map<string, number>();
  readonly asked: AppendRequest[] = [];
  readonly stored: NewEvent[] = [];

  request({ stream, events, off, again, result }: Step): AppendRequest {
    const earlier = again === 0 ? this.asked[0] : undefined;
    if (earlier !== undefined) return earlier.streams[0]?.streamId === stream ? earlier : { ...onStream(stream, 0), commandId: earlier.commandId, bodyHash: bodyHash('another') };
    const version = Math.max(0, (this.versions.get(stream) ?? 0) + (Math.abs(off) === 12 ? off / 12 : 0));
    return aRequest({
      result, principal: 'clerk-编',
      streams: [{ streamId: stream, expectedVersion: version, events: events.map(({ known, event: own }) => ({ ...own, eventId: known === 0 ? this.stored[0]?.eventId ?? own.eventId : own.eventId })) }],
    });
  }

  learn(request: AppendRequest, result: AppendResult | string): void {
    if (typeof result === 'string' || result.kind !== 'appended') return;
    this.asked.push(request);
    for (const { streamId, version } of result.streams) this.versions.set(streamId, version);
    this.stored.push(...request.streams.flatMap((stream) => stream.events));
  }
}

const settled = async (log: EventLog, request: AppendRequest): Promise<AppendResult | string> => {
  const result = await log.append(request).catch((error: unknown) => String(error));
  return typeof result !== 'string' && result.kind === 'appended' ? { ...result, recordedAt: 'some time' } : result;
};

const stored = async (log: EventLog): Promise<unknown> => (await readAll(log)).map(({ recordedAt: _own, envelope, data, contentHash, ...rest }) => ({
  ...rest, envelope: Buffer.from(envelope).toString('hex'), data: Buffer.from(data).toString('hex'), contentHash: Buffer.from(contentHash).toString('hex'),
}));

/** Counts the statements of a pool by their function. */
const counted = (pool: Pool): { readonly plain: () => number; readonly single: () => number; readonly whole: () => number } => {
  const texts: string[] = [];
  const { query } = pool;
  pool.query = ((config: { text: string }, ...rest: unknown[]) => {
    texts.push(config.text);
    return Reflect.apply(query, pool, [config, ...rest]) as unknown;
  }) as typeof query;
  const of = (words: RegExp) => (): number => texts.filter((text) => words.test(text)).length;
  return { plain: of(/append_plain_requests?\(/), single: of(/append_plain_request\(/), whole: of(/\.append_requests\(/) };
};

describe('a batch of plain requests', () => {
  let database: LogDatabase;

  beforeAll(async () => {
    database = await logDatabase();
  }, 180_000);
  afterAll(() => database.close());

  it('is answered and stored as memory does it, whether the short way takes it or gives it back', async () => {
    const pool = database.pool('appender');
    const asked = counted(pool);
    const postgres = new PostgresEventLogs(pool, 'organisations');
    const readers = new PostgresEventLogReaders(database.pool('reader'));
    let batches = 0;
    await fc.assert(fc.asyncProperty(fc.array(round, { maxLength: 6 }), async (rounds) => {
      const district = newDistrict();
      const [own, memory] = [postgres.forDistrict(district), new MemoryEventLogs('organisations').forDistrict(district)];
      const callers = new Callers();
      for (const steps of rounds) {
        const requests = steps.map((one) => callers.request(one)).filter((one, index, all) => all.findIndex((other) => other.commandId === one.commandId) === index);
        batches += 1;
        const [measured, reference] = await Promise.all([own, memory].map((log) => Promise.all(requests.map((request) => settled(log, request)))));
        expect(measured).toEqual(reference);
        requests.forEach((request, index) => callers.learn(request, reference?.[index] ?? ''));
      }
      expect(await stored(own)).toEqual(await stored(memory));
      const beside = (): ReturnType<PostgresEventLogReaders['tablesBeside']> => readers.tablesBeside(own.logId);
      expect((await verifyLog(own, { envelopes: 'opaque', beside })).problems).toEqual([]);
    }), { numRuns: 60 });
    expect(asked.plain()).toBeGreaterThanOrEqual(batches);
    // of one event each and of several; some were given back, and some not
    expect(asked.single()).toBeGreaterThan(10);
    expect(asked.plain() - asked.single()).toBeGreaterThan(asked.single());
    expect(asked.whole()).toBeGreaterThan(0);
    expect(asked.plain()).toBeGreaterThan(asked.whole());
    await Promise.all([postgres.close(), readers.close()]);
  }, 180_000);
});
