import type { EventLog, StoredEvent } from '../event-log.port.js';
import { aRequest, anEvent, mustAppend, onStream, readAll } from './log-fixture.js';

const positions = (events: readonly StoredEvent[]): readonly number[] => events.map((event) => event.position);

export const describeReading = (open: () => EventLog): void => {
  it('begins empty', async () => {
    const log = open();
    expect(await log.head()).toEqual({ position: 0, recordedAt: null });
    expect(await log.readPage({ after: 0, limit: 10 })).toEqual({ events: [], scannedTo: 0 });
    expect(await log.readStream('none')).toEqual([]);
    expect(await log.findClaim('none')).toBeNull();
  });

  it('reads pages by position and says how far it looked', async () => {
    const log = open();
    await mustAppend(log, onStream('s', 0, 7));
    const first = await log.readPage({ after: 0, limit: 3 });
    expect([positions(first.events), first.scannedTo]).toEqual([[1, 2, 3], 3]);
    const last = await log.readPage({ after: 6, limit: 3 });
    expect([positions(last.events), last.scannedTo]).toEqual([[7], 7]);
    expect(await log.readPage({ after: 7, limit: 3 })).toEqual({ events: [], scannedTo: 7 });
    expect(positions(await readAll(log, 2))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('finds an event by its id', async () => {
    const log = open();
    const event = anEvent({ type: 'Wanted' });
    await mustAppend(log, aRequest({ streams: [{ streamId: 's', expectedVersion: 0, events: [anEvent({}), event] }] }));
    expect(await log.findEvent(event.eventId)).toMatchObject({ eventId: event.eventId, type: 'Wanted', position: 2, streamId: 's', version: 2 });
    expect(await log.findEvent(anEvent({}).eventId)).toBeNull();
    expect(await log.findEvent("not an id' \0")).toBeNull();
  });

  it('filters by type without skipping what it has not looked at', async () => {
    const log = open();
    const types = ['A', 'B', 'A', 'C', 'A', 'B', 'C', 'C'];
    await mustAppend(log, aRequest({ streams: [{ streamId: 's', expectedVersion: 0, events: types.map((type) => anEvent({ type })) }] }));
    const full = await log.readPage({ after: 0, limit: 2, types: ['A', 'B'] });
    expect([positions(full.events), full.scannedTo]).toEqual([[1, 2], 2]);
    const rest = await log.readPage({ after: full.scannedTo, limit: 10, types: ['A', 'B'] });
    expect([positions(rest.events), rest.scannedTo]).toEqual([[3, 5, 6], 8]);
    expect(await log.readPage({ after: 6, limit: 10, types: ['A'] })).toEqual({ events: [], scannedTo: 8 });
    expect(await log.readPage({ after: 0, limit: 10, types: [] })).toEqual({ events: [], scannedTo: 8 });
  });

  it('gives the last events of a kind, or of one command and what followed, before a position', async () => {
    const log = open();
    // A dry run is not what auditors look at.
    if (log.lastEvents === undefined) return void expect(log.constructor.name).toBe('OverlayEventLog');
    const last = async (by: 'type' | 'correlationId', value: string, before: number, limit: number): Promise<readonly number[]> => positions((await log.lastEvents?.({ by, value, before, limit })) ?? []);
    const types = ['A', 'B', 'A', 'C', 'A'];
    await mustAppend(log, aRequest({ streams: [{ streamId: 's', expectedVersion: 0, events: types.map((type) => anEvent({ type })) }] }));
    const [first] = (await log.readPage({ after: 0, limit: 1 })).events;
    expect([await last('type', 'A', 6, 2), await last('type', 'A', 5, 9), await last('type', 'D', 6, 9), await last('type', 'A', 1, 9)]).toEqual([[5, 3], [3, 1], [], []]);
    const { correlationId = '' } = first ?? {};
    const all = (await log.readPage({ after: 0, limit: 9 })).events.filter((event) => event.correlationId === correlationId).map(({ position }) => position).toReversed();
    expect([await last('correlationId', correlationId, 6, 9), await last('correlationId', "' or true --", 6, 9)]).toEqual([all, []]);
  });

  it('gives every event that has a name, others perhaps as well, the newest first and none twice', async () => {
    const log = open();
    if (log.lastEvents === undefined) return;
    await mustAppend(log, onStream('s', 0, 40));
    const seen: number[] = [];
    for (let before = 41; before > 1; before = seen.at(-1) ?? 1) seen.push(...positions(await log.lastEvents({ by: 'name', values: ['s', "' or true --"], before, limit: 7 })));
    expect(seen).toEqual(Array.from({ length: 40 }, (_, index) => 40 - index));
    expect(await log.lastEvents({ by: 'name', values: ['s'], before: 1, limit: 7 })).toEqual([]);
  });

  it('pages over what takes effect after a day, and says how far it looked', async () => {
    const log = open();
    const days = ['2019-02-01', '2030-01-01', '2019-03-01', '2031-01-01', '2030-01-02'];
    await mustAppend(log, aRequest({ streams: [{ streamId: 's', expectedVersion: 0, events: days.map((day, index) => anEvent({ type: index === 4 ? 'B' : 'A', effectiveFrom: day, effectiveTo: day })) }] }));
    const positions = async (effectiveAfter: string, types?: readonly string[]) => (await log.readPage({ after: 0, limit: 10, effectiveAfter, ...(types === undefined ? {} : { types }) })).events.map(({ position }) => position);
    expect([await positions('2030-01-01'), await positions('2029-12-31'), await positions('2029-12-31', ['B']), await positions('2031-01-01')]).toEqual([[4, 5], [2, 4, 5], [5], []]);
    expect(await log.readPage({ after: 0, limit: 1, effectiveAfter: '2019-12-31' })).toMatchObject({ events: [{ position: 2 }], scannedTo: 2 });
    expect((await log.readPage({ after: 2, limit: 10, effectiveAfter: '2031-01-01' })).scannedTo).toBe(5);
  });

  it.each([{ after: -1, limit: 1 }, { after: 0, limit: 0 }, { after: 0, limit: 1e9 }, { after: 0.5, limit: 1 }])('refuses the page %j', async (page) => {
    await expect(open().readPage(page)).rejects.toThrow(RangeError);
  });

  it('reads one stream from a version on', async () => {
    const log = open();
    for (const version of [0, 1, 2]) {
      await mustAppend(log, aRequest({ streams: ['s', 't'].map((streamId) => ({ streamId, expectedVersion: version, events: [anEvent()] })) }));
    }
    expect((await log.readStream('s')).map(({ version, position }) => [version, position])).toEqual([[1, 1], [2, 3], [3, 5]]);
    expect((await log.readStream('t', 2)).map(({ version }) => version)).toEqual([3]);
    expect(await log.readStream('t', 3)).toEqual([]);
  });

  it('lets a reader that pages while others append miss nothing', async () => {
    const log = open();
    const writers = Promise.all(Array.from({ length: 8 }, async (_, writer) => {
      for (let version = 0; version < 25; version += 1) await mustAppend(log, onStream(`w${writer}`, version));
    }));
    let failed = false;
    writers.catch(() => (failed = true));
    const seen: number[] = [];
    for (let after = 0; after < 200 && !failed;) {
      const page = await log.readPage({ after, limit: 9 });
      seen.push(...positions(page.events));
      after = page.scannedTo;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writers;
    expect(seen).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  });
};
