import { setTimeout as delay } from 'node:timers/promises';
import { MemoryEventLogs, type StoredEvent } from '@yange/event-log';
import { LogFeed, type Feed } from '@yange/feed';
import type { Projection } from '../projection.port.js';
import { ReadSide, until } from '../read-side.fixture.js';
import { note, noteAll, SampleTally, sampleStreams, tallied } from '../sample.projection.fixture.js';
import { TakenOver } from '../writer/checkpoint.store.js';
import { NotCaughtUp } from './heads.js';

const withinMs = 180_000;
const streams = sampleStreams(10);

describe('a projection runner', () => {
  let side: ReadSide;

  beforeEach(async () => {
    side = await ReadSide.open();
  }, withinMs);

  afterEach(async () => {
    await side.close();
  }, withinMs);

  it('folds the log into views, says how far it is, and goes on after a restart', async () => {
    await noteAll(side.log, streams, 1, 5);
    const first = side.runner(new SampleTally());
    await first.start();
    await first.waitUntilCaughtUp();
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 5)));
    const status = await first.status();
    expect(status).toMatchObject({ health: 'ok', feed: 'log', serving: { version: 1, generation: 1, schema: 'sample_tally_v1' } });
    expect(status.logs).toEqual([{ logId: side.log.logId, covered: 50, head: 50, lag: 0, parked: 0, epoch: 1 }]);
    await first.stop();
    await noteAll(side.log, streams, 6, 8);
    const second = side.runner(new SampleTally(), { batchSize: 3 });
    await second.start();
    await second.waitUntilCaughtUp({ [side.log.logId]: 80 });
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 8)));
  }, withinMs);

  it('lets a projection begin with a page while the one before is being written, and passes over what that throws', async () => {
    await noteAll(side.log, streams, 1, 6);
    const done: string[] = [];
    const place = (events: readonly StoredEvent[]): string => `${events[0]?.position ?? 0}-${events.at(-1)?.position ?? 0}`;
    const projection: Projection = Object.assign(new SampleTally(), {
      prepare: (events: readonly StoredEvent[]): void => {
        done.push(`prepare ${place(events)}`);
        if (events.some(({ position }) => position === 25)) throw new Error('met again by apply');
      },
      apply: async (...[tx, events]: Parameters<Projection['apply']>): Promise<void> => {
        await until(() => events.at(-1)?.position === 60 || done.includes(`prepare ${(events[0]?.position ?? 0) + 20}-${(events[0]?.position ?? 0) + 39}`));
        await new SampleTally().apply(tx, events);
        done.push(`apply ${place(events)}`);
      },
    });
    const runner = side.runner(projection, { batchSize: 20 });
    await runner.start();
    await runner.waitUntilCaughtUp();
    expect(done.filter((one) => one.startsWith('apply'))).toEqual(['apply 1-20', 'apply 21-40', 'apply 41-60']);
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 6)));
    expect(side.errors).toEqual([]);
  }, withinMs);

  it('reads a log that is added while it runs, and is asked again where that failed', async () => {
    const other = new MemoryEventLogs('organisations').forDistrict('150303');
    const logOf = (logId: string) => (logId === other.logId ? other : side.log);
    const [own, added] = [streams.slice(0, 5), streams.slice(5)];
    const inner = new LogFeed(logOf, { pollMs: 100 });
    let away = false;
    const feed: Feed = { kind: 'log', subscribe: (request) => (away ? Promise.reject(new Error('the broker is away')) : inner.subscribe(request)), close: () => inner.close() };
    try {
      const logIds = [side.log.logId];
      const runner = side.runner(new SampleTally(), { logIds, head: async (logId) => (await logOf(logId).head()).position }, feed);
      await noteAll(side.log, own, 1, 2);
      await runner.start();
      await runner.waitUntilCaughtUp();
      logIds.push(other.logId);
      await noteAll(other, added, 1, 3);
      // It does not take for seen what it does not read yet.
      await expect(runner.waitUntilCaughtUp(undefined, 100)).rejects.toThrow(NotCaughtUp);
      away = true;
      await expect(runner.readAdded()).rejects.toThrow('the broker is away');
      away = false;
      await runner.readAdded();
      await noteAll(side.log, own, 3, 4);
      await runner.waitUntilCaughtUp();
      expect(await side.rows()).toEqual([...own.map((stream) => tallied(stream, 4)), ...added.map((stream) => tallied(stream, 3))]);
    } finally {
      await inner.close();
    }
  }, withinMs);

  it('says so when it is not caught up in time', async () => {
    const runner = side.runner(new SampleTally());
    await runner.start();
    await expect(runner.waitUntilCaughtUp({ [side.log.logId]: 7 }, 100)).rejects.toThrow(NotCaughtUp);
  }, withinMs);

  it('folds everything exactly once while its connections are killed at any moment', async () => {
    const runner = side.runner(new SampleTally(), { batchSize: 5 });
    await runner.start();
    let killed = 0;
    let folded = 0;
    let killing = true;
    const killer = (async () => {
      let patience = 5;
      while (killing) {
        const before = folded;
        killed += (await side.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'runner' and datname = current_database()`)).length;
        // However slow the machine: when nothing gets through between two kills, the next comes later.
        await delay(patience * Math.random());
        folded = (await side.rows()).reduce((sum, row) => sum + row.events, 0);
        patience = folded > before ? 5 : patience * 1.2;
      }
    })();
    await noteAll(side.log, streams, 1, 40);
    await until(() => killed > 20 && folded >= 120, 150_000);
    killing = false;
    await killer;
    await runner.waitUntilCaughtUp();
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 40)));
    expect(side.errors.length).toBeGreaterThan(0);
  }, withinMs);

  it('is fenced by the runner that comes after it', async () => {
    const first = side.runner(new SampleTally(), { batchSize: 7 });
    await first.start();
    await note(side.log, streams, 1);
    await first.waitUntilCaughtUp();
    const second = side.runner(new SampleTally(), { batchSize: 7 });
    await second.start();
    await noteAll(side.log, streams, 2, 30);
    await second.waitUntilCaughtUp();
    await expect(first.done).rejects.toThrow(TakenOver);
    expect((await first.status()).health).toBe('stopped');
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 30)));
    expect((await second.status()).logs[0]?.epoch).toBe(2);
  }, withinMs);

  it('shares one build with another that starts at the same moment, and one of them gives way', async () => {
    await noteAll(side.log, streams, 1, 3);
    const both = [side.runner(new SampleTally()), side.runner(new SampleTally())];
    await Promise.all(both.map((runner) => runner.start()));
    await until(async () => (await side.rows()).reduce((sum, row) => sum + row.events, 0) === 30);
    await noteAll(side.log, streams, 4, 6);
    await expect(Promise.race(both.map((runner) => runner.done))).rejects.toThrow(TakenOver);
    await until(async () => (await side.rows()).reduce((sum, row) => sum + row.events, 0) === 60);
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 6)));
    expect(await side.query('select generation from projections.projection_versions')).toEqual([{ generation: 1 }]);
  }, withinMs);

  it('parks the stream of a poisoned event, lets the others go on, and releases it in order', async () => {
    const projection = new SampleTally();
    projection.unbearable.set('organ-03@2', 'poison');
    const runner = side.runner(projection, { batchSize: 15 });
    await runner.start();
    await noteAll(side.log, streams, 1, 4);
    await runner.waitUntilCaughtUp();
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, stream === 'organ-03' ? 1 : 4)));
    const degraded = await runner.status();
    expect(degraded).toMatchObject({ health: 'degraded', parked: [{ streamId: 'organ-03', position: 14, attempts: 1, events: 3 }] });
    expect(degraded.parked[0]?.reason).toContain('cannot be folded');
    expect(degraded.logs[0]).toMatchObject({ lag: 0, parked: 3 });

    expect(await runner.retryParked()).toEqual({ released: 0, stillParked: 3 });
    expect((await runner.status()).parked[0]?.attempts).toBe(2);
    projection.unbearable.clear();
    projection.unbearable.set('organ-03@4', 'poison');
    expect(await runner.retryParked()).toEqual({ released: 2, stillParked: 1 });
    projection.unbearable.clear();
    expect(await runner.retryParked()).toEqual({ released: 1, stillParked: 0 });
    await note(side.log, streams, 5);
    await runner.waitUntilCaughtUp();
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 5)));
    expect((await runner.status()).health).toBe('ok');
  }, withinMs);

  it('leaves out an event that somebody decided to leave out, where it cannot be folded: its stream goes on, in this build and in the next', async () => {
    const projection = new SampleTally();
    for (const poisoned of ['organ-03@2', 'organ-03@4', 'organ-05@1']) projection.unbearable.set(poisoned, 'poison');
    const skips = new Set<string>();
    const runner = side.runner(projection, { skips: () => Promise.resolve(skips) });
    await runner.start();
    await noteAll(side.log, streams, 1, 4);
    await runner.waitUntilCaughtUp();
    const [parked] = (await runner.status()).parked.filter(({ streamId }) => streamId === 'organ-03');
    const stream = await side.log.readStream('organ-03');
    expect(parked?.eventId).toBe(stream[1]?.eventId);
    // One that can be folded is folded, whatever was decided.
    skips.add(stream[1]?.eventId ?? '').add(stream[2]?.eventId ?? '');
    expect(await runner.retryParked()).toEqual({ released: 2, stillParked: 5 });
    expect((await runner.status()).parked.map(({ streamId, eventId, events }) => [streamId, eventId === stream[3]?.eventId, events])).toContainEqual(['organ-03', true, 1]);
    skips.add(stream[3]?.eventId ?? '');
    skips.add((await side.log.readStream('organ-05'))[0]?.eventId ?? '');
    expect(await runner.retryParked()).toMatchObject({ stillParked: 0 });
    const rows = await side.rows();
    expect((await runner.status()).health).toBe('ok');
    expect(await runner.rebuild()).toMatchObject({ verdict: 'equal' });
    expect([await side.rows(), (await runner.status()).parked]).toEqual([rows, []]);
    await note(side.log, streams, 5);
    await runner.waitUntilCaughtUp();
    expect((await runner.status()).health).toBe('ok');
  }, withinMs);

  it('finds the event by itself when a fold fails without naming one', async () => {
    const projection = new SampleTally();
    projection.unbearable.set('organ-05@1', 'error');
    projection.unbearable.set('organ-07@3', 'error');
    const runner = side.runner(projection);
    await noteAll(side.log, streams, 1, 4);
    await runner.start();
    await runner.waitUntilCaughtUp();
    const expected = streams.map((stream) => tallied(stream, stream === 'organ-07' ? 2 : 4)).filter((row) => row.stream_id !== 'organ-05');
    expect(await side.rows()).toEqual(expected);
    expect((await runner.status()).parked.map((stream) => [stream.streamId, stream.reason.includes('the fold is wrong'), stream.events])).toEqual([
      ['organ-05', true, 4],
      ['organ-07', true, 2],
    ]);
  }, withinMs);
});
