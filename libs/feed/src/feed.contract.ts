import { setTimeout as delay } from 'node:timers/promises';
import type { EventLog, StoredEvent } from '@yange/event-log';
import { v7 } from 'uuid';
import type { Feed } from './feed.port.js';
import { RecordingReader, until, versionsByStream } from './recording-reader.fixture.js';
import { appendEach, streamNames } from './sample-events.fixture.js';

/** a broker on a busy machine takes its time */
const withinMs = 60_000;

/** What a spec of an adapter brings: empty logs of its own, and feeds over them. */
export interface FeedFixture {
  readonly logs: readonly [EventLog, EventLog];
  readonly openFeed: () => Feed;
  readonly close: () => Promise<void>;
}

/** The behaviour that every {@link Feed} promises. */
export function describeFeed(adapter: string, setUp: () => Promise<FeedFixture>): void {
  describe(`feed: ${adapter}`, () => {
    let fixture: FeedFixture;
    let feed: Feed;
    let log: EventLog;
    let reader: RecordingReader;

    beforeEach(async () => {
      fixture = await setUp();
      feed = fixture.openFeed();
      [log] = fixture.logs;
      reader = new RecordingReader(`reader-${v7()}`);
    }, withinMs);

    afterEach(async () => {
      await feed.close();
      await fixture.close();
    }, withinMs);

    async function fill(to: EventLog, streams: number, from: number, through: number): Promise<number> {
      for (let version = from; version <= through; version += 1) await appendEach(to, streamNames(streams), version);
      return (await to.head()).position;
    }

    async function everythingOf(of: EventLog): Promise<readonly StoredEvent[]> {
      return (await of.readPage({ after: 0, limit: 10_000 })).events;
    }

    const byPosition = (events: readonly StoredEvent[]): StoredEvent[] => [...events].sort((one, other) => one.position - other.position);

    it('hands over every event as the log holds it, each stream in version order', async () => {
      const head = await fill(log, 7, 1, 9);
      await reader.subscribe(feed, [log.logId], { batchSize: 10 });
      await reader.caughtUp(log.logId, head);
      expect(reader.covered(log.logId)).toBe(head);
      expect(byPosition(reader.events).map(plain)).toEqual((await everythingOf(log)).map(plain));
      for (const versions of Object.values(versionsByStream(reader.events))) expect(versions).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(Math.max(...reader.attempts.map((batch) => batch.events.length))).toBeLessThanOrEqual(10);
      expect(reader.broken).toEqual([]);
    }, withinMs);

    it('loses nothing of what several writers append while it reads', async () => {
      await reader.subscribe(feed, [log.logId], { batchSize: 7 });
      await Promise.all(streamNames(8).map(async (stream) => {
        for (let version = 1; version <= 20; version += 1) await appendEach(log, [stream], version);
      }));
      await reader.caughtUp(log.logId, 160);
      expect(byPosition(reader.events).map((event) => event.position)).toEqual(Array.from({ length: 160 }, (_, index) => index + 1));
      for (const versions of Object.values(versionsByStream(reader.events))) expect(versions).toEqual([...versions].sort((a, b) => a - b));
      expect(reader.broken).toEqual([]);
    }, withinMs);

    it('goes on after the checkpoint and hands nothing over twice', async () => {
      const first = await reader.subscribe(feed, [log.logId], { batchSize: 5 });
      await reader.caughtUp(log.logId, await fill(log, 5, 1, 4));
      await first.stop();
      const head = await fill(log, 5, 5, 8);
      await reader.subscribe(fixture.openFeed(), [log.logId], { batchSize: 3 }).then(async (second) => {
        await reader.caughtUp(log.logId, head);
        await second.stop();
      });
      expect(reader.events.length).toBe(head);
      expect(new Set(reader.events.map((event) => event.eventId)).size).toBe(head);
      expect(reader.broken).toEqual([]);
    }, withinMs);

    it('begins again for a reader of the same name that has lost its checkpoint', async () => {
      const head = await fill(log, 4, 1, 3);
      const first = await reader.subscribe(feed, [log.logId]);
      await reader.caughtUp(log.logId, head);
      await first.stop();
      reader.forget();
      const second = await reader.subscribe(feed, [log.logId]);
      await reader.caughtUp(log.logId, head);
      await second.stop();
      expect(reader.events.length).toBe(head);
    }, withinMs);

    it('offers a batch that the handler could not store again, with the same content, and then the rest', async () => {
      const head = await fill(log, 6, 1, 5);
      let failures = 0;
      reader.before = async (batch) => {
        if (batch.events.some((event) => event.streamId === 'organ-3' && event.version === 2) && failures < 3) {
          failures += 1;
          throw new Error('storage is away');
        }
      };
      await reader.subscribe(feed, [log.logId], { batchSize: 4 });
      await reader.caughtUp(log.logId, head);
      expect(failures).toBe(3);
      const tries = reader.attempts.filter((batch) => batch.events.some((event) => event.streamId === 'organ-3' && event.version === 2));
      expect(tries.length).toBe(4);
      for (const again of tries) expect(again).toEqual(tries[0]);
      expect(reader.events.length).toBe(head);
      expect(reader.broken).toEqual([]);
    }, withinMs);

    it('stops only after the handler in flight, and delivers nothing afterwards', async () => {
      const handling = { now: 0, most: 0 };
      reader.before = async () => {
        handling.now += 1;
        handling.most += 1;
        await delay(300);
        handling.now -= 1;
      };
      await fill(log, 3, 1, 10);
      const subscription = await reader.subscribe(feed, [log.logId], { batchSize: 2 });
      await until(() => handling.now > 0, 30_000, () => 'no handler started');
      await subscription.stop();
      expect(handling.now).toBe(0);
      const stored = reader.events.length;
      expect(stored).toBeGreaterThan(0);
      await fill(log, 3, 11, 12);
      await delay(400);
      expect(reader.events.length).toBe(stored);
      await subscription.done;
    }, withinMs);

    it('stops while a handler keeps failing, without losing its batch', async () => {
      const head = await fill(log, 2, 1, 2);
      reader.before = () => Promise.reject(new Error('storage is away'));
      const first = await reader.subscribe(feed, [log.logId]);
      await until(() => reader.attempts.length > 0, 30_000, () => 'nothing tried');
      await first.stop();
      reader.before = () => Promise.resolve();
      await reader.subscribe(feed, [log.logId]);
      await reader.caughtUp(log.logId, head);
      expect(reader.events.length).toBe(head);
    }, withinMs);

    it('reads several logs in one subscription, each in its own order', async () => {
      const heads = await Promise.all(fixture.logs.map((each) => fill(each, 3, 1, 6)));
      await reader.subscribe(feed, fixture.logs.map((each) => each.logId), { batchSize: 4 });
      for (const [index, each] of fixture.logs.entries()) await reader.caughtUp(each.logId, heads[index] ?? 0);
      for (const each of fixture.logs) {
        const of = reader.events.filter((event) => event.logId === each.logId);
        expect(byPosition(of).map((event) => event.eventId)).toEqual((await everythingOf(each)).map((event) => event.eventId));
      }
      expect(reader.broken).toEqual([]);
    }, withinMs);

    it('counts events of types that the reader does not want, without handing them over', async () => {
      await appendEach(log, streamNames(4), 1);
      await appendEach(log, streamNames(4), 2, { type: 'SampleWanted' });
      await appendEach(log, streamNames(4), 3);
      await reader.subscribe(feed, [log.logId], { types: ['SampleWanted'], batchSize: 2 });
      await reader.caughtUp(log.logId, 12);
      expect(reader.events.map((event) => event.version)).toEqual([2, 2, 2, 2]);
      expect(reader.covered(log.logId)).toBe(12);
    }, withinMs);
  });
}

/** comparable whichever class of byte array an adapter uses */
function plain(event: StoredEvent): Record<string, unknown> {
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  return { ...event, envelope: hex(event.envelope), data: hex(event.data), contentHash: hex(event.contentHash) };
}
