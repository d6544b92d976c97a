import { setTimeout as delay } from 'node:timers/promises';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { RecordingReader, until } from '../recording-reader.fixture.js';
import { appendEach, freshDistrict, streamNames } from '../sample-events.fixture.js';
import { LogFeed } from './log-feed.js';

/** A log that counts how often pages of it are read. */
const countedLog = (): { readonly log: EventLog; readonly reads: () => number } => {
  const log = new MemoryEventLogs('organisations').forDistrict(freshDistrict());
  let reads = 0;
  return { log: Object.assign(Object.create(log) as EventLog, { readPage: (request: Parameters<EventLog['readPage']>[0]) => ((reads += 1), log.readPage(request)) }), reads: () => reads };
};

describe('readers who wait at the end of a log', () => {
  it('share one page of what is appended, each getting its own types of it, and none reads again to see that there is no more', async () => {
    const { log, reads } = countedLog();
    const feed = new LogFeed(() => log, { pollMs: 60_000, emptyMs: 60_000 });
    const readers = ['SampleChanged', 'SampleWanted', undefined].map((type) => ({ type, reader: new RecordingReader(`of ${type ?? 'all'}`) }));
    for (const { type, reader } of readers) await reader.subscribe(feed, [log.logId], type === undefined ? {} : { types: [type] });
    await until(() => reads() === readers.length, 5_000, () => `${reads()} read at first`);
    await appendEach(log, streamNames(3), 1, { type: 'SampleWanted' });
    await until(() => readers.slice(1).every(({ reader }) => reader.events.length === 3), 5_000, () => 'not all of it came');
    expect(readers[0]?.reader.events).toEqual([]);
    expect(reads() - readers.length).toBe(1);
    await feed.close();
  });

  it('are not answered by a page that began before the append that woke them', async () => {
    const { log } = countedLog();
    const slowPages = Object.assign(Object.create(log) as EventLog, {
      readPage: async (request: Parameters<EventLog['readPage']>[0]) => {
        const page = await log.readPage(request);
        await delay(40);
        return page;
      },
    });
    const feed = new LogFeed(() => slowPages, { pollMs: 60_000 });
    const [quick, slow] = [new RecordingReader('quick'), new RecordingReader('slow')];
    slow.before = () => delay(30);
    for (const reader of [quick, slow]) await reader.subscribe(feed, [log.logId]);
    for (let version = 1; version <= 12; version += 1) {
      await appendEach(log, ['organ-1'], version);
      await delay(7 * version);
    }
    for (const reader of [quick, slow]) await until(() => reader.events.length === 12, 5_000, () => `${reader.events.length} of 12 came`);
    await feed.close();
  });

  it('look again by themselves where an append was never announced', async () => {
    const { log } = countedLog();
    const deaf = Object.assign(Object.create(log) as EventLog, { onAppend: () => () => undefined });
    const feed = new LogFeed(() => deaf, { pollMs: 50 });
    const reader = new RecordingReader('reader');
    await reader.subscribe(feed, [log.logId]);
    await appendEach(log, ['organ-1'], 1);
    await until(() => reader.events.length === 1, 5_000, () => 'it was not found');
    await appendEach(log, ['organ-1'], 2);
    await until(() => reader.events.length === 2, 5_000, () => 'the second was not found');
    await feed.close();
  });

  it('are told of events that they do not want now and then, of the first at once, and together with what they want', async () => {
    const { log } = countedLog();
    const feed = new LogFeed(() => log, { pollMs: 60_000, emptyMs: 2_000 });
    const reader = new RecordingReader('reader');
    await reader.subscribe(feed, [log.logId], { types: ['SampleWanted'] });
    const throughs = (): readonly number[] => reader.attempts.map(({ through }) => through);
    await appendEach(log, ['organ-1'], 1);
    await until(() => throughs().length === 1, 1_000, () => 'the first was not told at once');
    for (let version = 2; version <= 6; version += 1) {
      await appendEach(log, ['organ-1'], version);
      await delay(10);
    }
    await until(() => throughs().at(-1) === 6, 5_000, () => `told up to ${throughs().join()}`);
    expect(throughs()).toEqual([1, 6]);
    await appendEach(log, ['organ-1'], 7);
    await appendEach(log, ['organ-1'], 8, { type: 'SampleWanted' });
    await until(() => reader.events.length === 1, 1_000, () => 'what was wanted was held back');
    expect(reader.covered(log.logId)).toBe(8);
    expect(reader.broken).toEqual([]);
    await feed.close();
  });
});
