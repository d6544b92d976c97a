import type { EventLog } from '../event-log.port.js';
import { contentHash } from '../append/content-hash.js';
import { aRequest, anEvent, bodyHash, events, mustAppend, onStream, readAll } from './log-fixture.js';

export const describeAppending = (open: () => EventLog): void => {
  it('gives positions 1, 2, 3 … and stores every field', async () => {
    const log = open();
    const event = anEvent({ effectiveFrom: null, supersedes: anEvent().eventId, causationId: 'cause', traceparent: '00-a-b-01' });
    const first = await mustAppend(log, aRequest({ streams: [{ streamId: 'organ-1', expectedVersion: 0, events: [event] }] }));
    const request = onStream('organ-1', 1, 2);
    const second = await mustAppend(log, request);

    expect([first.firstPosition, first.lastPosition, second.firstPosition, second.lastPosition]).toEqual([1, 1, 2, 3]);
    expect(second.streams).toEqual([{ streamId: 'organ-1', version: 3 }]);
    const stored = await readAll(log);
    expect(stored.map(({ position, version }) => [position, version])).toEqual([[1, 1], [2, 2], [3, 3]]);
    const { envelope, data, contentHash: hash, ...columns } = stored[0]!;
    const { envelope: sentEnvelope, data: sentData, ...sent } = event;
    expect(columns).toEqual({
      ...sent, logId: log.logId, position: 1, streamId: 'organ-1', version: 1, commandId: expect.any(String), recordedAt: first.recordedAt,
    });
    expect(Buffer.compare(envelope, sentEnvelope) + Buffer.compare(data, sentData)).toBe(0);
    expect(Buffer.compare(hash, contentHash(sentEnvelope, sentData))).toBe(0);
    expect(stored[2]!.commandId).toBe(request.commandId);
  });

  it('stores empty data and large events byte for byte', async () => {
    const log = open();
    const large = Buffer.alloc(300_000, '沿革\0');
    await mustAppend(log, aRequest({
      streams: [{ streamId: 's', expectedVersion: 0, events: [anEvent({ data: Buffer.alloc(0) }), anEvent({ envelope: large })] }],
    }));
    const [empty, big] = await log.readStream('s');
    expect(empty!.data).toHaveLength(0);
    expect(Buffer.compare(big!.envelope, large)).toBe(0);
    expect(Buffer.compare(big!.contentHash, contentHash(large, anEvent().data))).toBe(0);
  });

  it('answers a version conflict with both versions and stores nothing', async () => {
    const log = open();
    await mustAppend(log, onStream('a', 0, 2));
    const request = aRequest({ streams: [{ streamId: 'new', expectedVersion: 0, events: events(1) }, { streamId: 'a', expectedVersion: 1, events: events(1) }] });

    expect(await log.append(request)).toEqual({ kind: 'conflict', reason: 'version', streamId: 'a', expected: 1, actual: 2 });
    expect(await log.append(onStream('unknown', 3))).toMatchObject({ reason: 'version', expected: 3, actual: 0 });
    expect(await log.append(onStream('a', 0))).toMatchObject({ reason: 'version', expected: 0, actual: 2 });
    expect((await log.head()).position).toBe(2);
    expect(await log.readStream('new')).toEqual([]);
    expect(await log.findCommand(request.principal, request.commandId)).toBeNull();
    // the stream that the loser wanted to begin can still be begun
    await mustAppend(log, onStream('new', 0));
  });

  it('appends to several streams at once, or to none', async () => {
    const log = open();
    const both = await mustAppend(log, aRequest({ streams: ['x', 'y'].map((streamId) => ({ streamId, expectedVersion: 0, events: events(2) })) }));
    expect(both.streams).toEqual([{ streamId: 'x', version: 2 }, { streamId: 'y', version: 2 }]);
    expect((await readAll(log)).map(({ streamId, version }) => `${streamId}${version}`)).toEqual(['x1', 'x2', 'y1', 'y2']);

    const half = await log.append(aRequest({ streams: [{ streamId: 'x', expectedVersion: 2, events: events(1) }, { streamId: 'y', expectedVersion: 9, events: events(1) }] }));
    expect(half).toMatchObject({ kind: 'conflict', streamId: 'y' });
    expect(await log.readStream('x')).toHaveLength(2);
  });

  it('checks guards, which append nothing', async () => {
    const log = open();
    await mustAppend(log, onStream('parent', 0));
    await mustAppend(log, onStream('child', 0, 1, { guards: [{ streamId: 'parent', version: 1 }, { streamId: 'abolished', version: 0 }] }));
    const late = await log.append(onStream('child-2', 0, 1, { guards: [{ streamId: 'parent', version: 0 }] }));
    expect(late).toEqual({ kind: 'conflict', reason: 'guard', streamId: 'parent', expected: 0, actual: 1 });
    expect(await log.readStream('abolished')).toEqual([]);
    await mustAppend(log, onStream('abolished', 0));
  });

  it('chains requests on one stream that come together', async () => {
    const log = open();
    const results = await Promise.all([0, 1, 2, 3].map((version) => log.append(onStream('s', version))));
    expect(results.map((result) => result.kind)).toEqual(['appended', 'appended', 'appended', 'appended']);
    expect((await log.readStream('s')).map((event) => event.version)).toEqual([1, 2, 3, 4]);
  });

  it('lets one of many win, and the losers do not hinder the others', async () => {
    const log = open();
    const rivals = Array.from({ length: 20 }, () => log.append(onStream('place', 0)));
    const others = Array.from({ length: 20 }, (_, i) => log.append(onStream(`other-${i}`, 0)));
    const kinds = (await Promise.all(rivals)).map((result) => result.kind);
    expect(kinds.filter((kind) => kind === 'appended')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'conflict')).toHaveLength(19);
    expect((await Promise.all(others)).every((result) => result.kind === 'appended')).toBe(true);
    expect((await log.head()).position).toBe(21);
  });

  it('stays dense and in version order under concurrent callers', async () => {
    const log = open();
    const caller = async (name: number): Promise<void> => {
      for (let version = 0; version < 20; version += 1) await mustAppend(log, onStream(`stream-${name}`, version));
    };
    await Promise.all(Array.from({ length: 16 }, (_, name) => caller(name)));
    const stored = await readAll(log, 7);
    expect(stored.map((event) => event.position)).toEqual(Array.from({ length: 320 }, (_, i) => i + 1));
    const versions = new Map<string, number>();
    for (const event of stored) {
      expect(event.version).toBe((versions.get(event.streamId) ?? 0) + 1);
      versions.set(event.streamId, event.version);
    }
  });

  it('never lets recorded time stand still or go back from append to append', async () => {
    const log = open();
    const times: string[] = [];
    for (let i = 0; i < 50; i += 1) times.push((await mustAppend(log, onStream(`s${i}`, 0))).recordedAt);
    expect([...new Set(times)].sort()).toEqual(times);
    expect(times[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect((await log.head()).recordedAt).toBe(times.at(-1));
  });

  it('refuses an event id that the log holds already', async () => {
    const log = open();
    const event = anEvent();
    await mustAppend(log, aRequest({ streams: [{ streamId: 'a', expectedVersion: 0, events: [event] }] }));
    const [again, innocent] = await Promise.allSettled([
      log.append(aRequest({ streams: [{ streamId: 'b', expectedVersion: 0, events: [event] }] })),
      log.append(onStream('c', 0)),
    ]);
    expect(again).toMatchObject({ status: 'rejected', reason: { name: 'InvalidAppend', field: 'eventId' } });
    expect(innocent).toMatchObject({ status: 'fulfilled', value: { kind: 'appended' } });
    expect((await log.head()).position).toBe(2);
  });

  it('tells listeners', async () => {
    const log = open();
    let calls = 0;
    const stop = log.onAppend(() => (calls += 1));
    await mustAppend(log, onStream('s', 0));
    for (let i = 0; i < 100 && calls === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    stop();
    expect(calls).toBeGreaterThan(0);
  });

  it('keeps logs apart', async () => {
    const one = open();
    const other = open();
    const request = onStream('s', 0, 1, { claims: [{ key: 'k', streamId: 's' }], bodyHash: bodyHash('x') });
    expect((await mustAppend(one, request)).firstPosition).toBe(1);
    expect((await mustAppend(other, request)).firstPosition).toBe(1);
  });
};
