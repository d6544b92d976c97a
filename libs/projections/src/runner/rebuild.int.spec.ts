import { setTimeout as delay } from 'node:timers/promises';
import { GenerationRetired, VersionSuperseded } from '../generation/generation.js';
import { GenerationStore } from '../generation/generation.store.js';
import type { Projection } from '../projection.port.js';
import { ReadSide, until } from '../read-side.fixture.js';
import { noteAll, SampleTally, sampleStreams, tallied, type SampleRow } from '../sample.projection.fixture.js';
import { BuildIsDegraded } from './rebuild.js';

const withinMs = 180_000;
const streams = sampleStreams(12);

describe('a rebuild', () => {
  let side: ReadSide;

  beforeEach(async () => {
    side = await ReadSide.open();
  }, withinMs);

  afterEach(async () => {
    await side.close();
  }, withinMs);

  const schemas = async (): Promise<string[]> =>
    (await side.query<{ nspname: string }>(`select nspname from pg_namespace where nspname like 'sample_tally%' order by 1`)).map((row) => row.nspname);

  it('builds beside the old rows and swaps under readers, while the log goes on', async () => {
    await noteAll(side.log, streams, 1, 20);
    const runner = side.runner(new SampleTally(), { batchSize: 30 });
    await runner.start();
    await runner.waitUntilCaughtUp();
    const pool = side.pool('readers', 4);
    const seen = { reads: 0, failed: [] as unknown[], fewer: 0 };
    let going = true;
    const readers = Array.from({ length: 4 }, async () => {
      let most = 0;
      while (going) {
        await delay(3);
        try {
          const { rows: [row] } = await pool.query<{ total: number }>('select coalesce(sum(events), 0)::int as total from live.sample_streams');
          if ((row?.total ?? 0) < most) seen.fewer += 1;
          most = Math.max(most, row?.total ?? 0);
          seen.reads += 1;
        } catch (error) {
          seen.failed.push(error);
        }
      }
    });
    const writer = noteAll(side.log, streams, 21, 60);
    const reports = [await runner.rebuild(), await runner.rebuild()];
    await writer;
    await runner.waitUntilCaughtUp();
    going = false;
    await Promise.all(readers);
    expect(seen.failed).toEqual([]);
    expect(seen.fewer).toBe(0);
    expect(seen.reads).toBeGreaterThan(20);
    expect(reports.map((report) => [report.from, report.to, report.verdict])).toEqual([
      ['sample_tally_v1', 'sample_tally_v1_g2', 'equal'],
      ['sample_tally_v1_g2', 'sample_tally_v1_g3', 'equal'],
    ]);
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 60)));
    await until(async () => (await schemas()).length === 1);
    expect(await schemas()).toEqual(['sample_tally_v1_g3']);
  }, withinMs);

  it('makes the indexes that no fold needs once the rows are there, also after a first start', async () => {
    const indexesOf = async (schema: string): Promise<number> => Number((await side.query<{ count: string }>(`select count(*) from pg_indexes where schemaname = $1 and indexname not like '%pkey'`, [schema]))[0]?.count);
    const whileFolding: [string, number][] = [];
    const indexed: Projection = Object.assign(new SampleTally(), {
      indexesAfterBuild: true as const,
      tables: (schema: string) => [...new SampleTally().tables(schema), `create index on ${schema}.sample_streams (events)`],
      apply: async (...[tx, events]: Parameters<Projection['apply']>): Promise<void> => {
        const schema = tx.schema.replaceAll('"', '');
        whileFolding.push([schema, await indexesOf(schema)]);
        await new SampleTally().apply(tx, events);
      },
    });
    await noteAll(side.log, streams, 1, 10);
    const runner = side.runner(indexed, { batchSize: 30 });
    await runner.start();
    await runner.waitUntilCaughtUp();
    await until(async () => (await indexesOf('sample_tally_v1')) === 1);
    expect(await runner.rebuild()).toMatchObject({ verdict: 'equal' });
    expect(await indexesOf('sample_tally_v1_g2')).toBe(1);
    expect(whileFolding.filter(([schema]) => schema === 'sample_tally_v1').slice(0, 3).map(([, count]) => count)).toEqual([0, 0, 0]);
    expect(whileFolding.filter(([schema]) => schema === 'sample_tally_v1_g2').slice(0, 3).map(([, count]) => count)).toEqual([0, 0, 0]);
    const [pool, building] = [side.pool('store'), { version: 1, number: 2, reader: 'sample-tally', schemaName: 'sample_tally_v1_g2', feed: 'log', state: 'live', views: [] } as const];
    await new GenerationStore(pool).completeIndexes(building, indexed);
    expect(await indexesOf('sample_tally_v1_g2')).toBe(1);
  }, withinMs);

  it('makes them too where the first start was cut short before it came to them', async () => {
    const indexed: Projection = Object.assign(new SampleTally(), { indexesAfterBuild: true as const, tables: (schema: string) => [...new SampleTally().tables(schema), `create index on ${schema}.sample_streams (events)`] });
    const indexes = async (): Promise<number> => (await side.query(`select from pg_indexes where schemaname = 'sample_tally_v1' and indexname not like '%pkey'`)).length;
    await noteAll(side.log, streams, 1, 10);
    const first = side.runner(indexed, { batchSize: 5 });
    await first.start();
    await first.stop();
    expect(await indexes()).toBe(0);
    const second = side.runner(indexed, { batchSize: 5 });
    await second.start();
    await second.waitUntilCaughtUp();
    await until(async () => (await indexes()) === 1);
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 10)));
    expect(side.errors).toEqual([]);
  }, withinMs);

  it('makes them though the logs did not tell at first how far they are', async () => {
    const indexed: Projection = Object.assign(new SampleTally(), { indexesAfterBuild: true as const, tables: (schema: string) => [...new SampleTally().tables(schema), `create index on ${schema}.sample_streams (events)`] });
    await noteAll(side.log, streams, 1, 2);
    let asked = 0;
    const head = async (): Promise<number> => {
      if ((asked += 1) === 1) throw new Error('the log is away');
      return (await side.log.head()).position;
    };
    await side.runner(indexed, { head }).start();
    await until(async () => (await side.query(`select from pg_indexes where schemaname = 'sample_tally_v1' and indexname not like '%pkey'`)).length === 1);
    expect(side.errors.map(String)).toEqual(['Error: the log is away']);
  }, withinMs);

  it('tells when the old rows had drifted from the log, and corrects them', async () => {
    await noteAll(side.log, streams, 1, 3);
    const runner = side.runner(new SampleTally());
    await runner.start();
    await runner.waitUntilCaughtUp();
    const before = await runner.digest();
    await side.query(`update sample_tally_v1.sample_streams set events = events + 1 where stream_id = 'organ-04'`);
    const report = await runner.rebuild();
    expect(report.verdict).toBe('different');
    expect(report.rows).toEqual(before);
    expect(report.covered).toEqual({ [side.log.logId]: 36 });
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 3)));
  }, withinMs);

  it('gives the same digest after the whole read database was dropped', async () => {
    await noteAll(side.log, streams, 1, 7);
    const runner = side.runner(new SampleTally(), { batchSize: 11 });
    await runner.start();
    await runner.waitUntilCaughtUp();
    const again = await ReadSide.open();
    const other = again.runner(new SampleTally(), { logIds: [side.log.logId], head: async () => 84, batchSize: 500 }, side.feed());
    await other.start();
    await other.waitUntilCaughtUp();
    const digest = await other.digest();
    await again.close();
    expect(digest).toEqual(await runner.digest());
    expect(digest.tables[0]?.rows).toBe(12);
  }, withinMs);

  it('is resumed by the next start when it was cut short', async () => {
    await noteAll(side.log, streams, 1, 40);
    const first = side.runner(new SampleTally(), { batchSize: 5 });
    await first.start();
    await first.waitUntilCaughtUp();
    const cut = first.rebuild();
    cut.catch(() => undefined);
    const coveredBeside = async (): Promise<number> =>
      (await side.query<{ covered: string }>('select covered from projections.checkpoints where generation = 2')).reduce((sum, row) => sum + Number(row.covered), 0);
    await until(async () => (await coveredBeside()) > 50);
    await first.stop();
    await expect(cut).rejects.toThrow('stopped');
    const left = await coveredBeside();
    expect(left).toBeLessThan(480);

    const second = side.runner(new SampleTally(), { batchSize: 5 });
    await second.start();
    expect(await coveredBeside()).toBeGreaterThanOrEqual(left);
    await until(async () => (await second.status()).serving?.generation === 2);
    await second.waitUntilCaughtUp();
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 40)));
  }, withinMs);

  it('serves the old version until the new one is built, and then refuses the old program', async () => {
    await noteAll(side.log, streams, 1, 10);
    const old = side.runner(new SampleTally(1));
    await old.start();
    await old.waitUntilCaughtUp();
    await old.stop();
    const newer = side.runner(new SampleTally(2), { batchSize: 10 });
    await newer.start();
    expect(await side.rows()).toHaveLength(12);
    await newer.waitUntilCaughtUp();
    expect((await newer.status()).serving).toEqual({ version: 2, generation: 1, schema: 'sample_tally_v2' });
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 10)));
    await until(async () => !(await schemas()).includes('sample_tally_v1'));
    await expect(side.runner(new SampleTally(1)).start()).rejects.toThrow(VersionSuperseded);
  }, withinMs);

  it('goes back to the old version where it is told to: the newer rows are served until the old ones are built, and the newer program has nothing left to feed', async () => {
    await noteAll(side.log, streams, 1, 10);
    const newer = side.runner(new SampleTally(2));
    await newer.start();
    await newer.waitUntilCaughtUp();
    const ended = newer.done.catch((error: unknown) => error);
    const old = side.runner(new SampleTally(1), { goesBack: true, batchSize: 10 });
    await old.start();
    expect(await side.rows()).toHaveLength(12);
    await old.waitUntilCaughtUp();
    expect((await old.status()).serving).toMatchObject({ version: 1, schema: 'sample_tally_v1' });
    await until(async () => !(await schemas()).includes('sample_tally_v2'));
    await noteAll(side.log, streams, 11, 12);
    await old.waitUntilCaughtUp();
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 12)));
    expect(await ended).toBeInstanceOf(GenerationRetired);
    // Forward again, without being told anything.
    const again = side.runner(new SampleTally(2));
    await again.start();
    await again.waitUntilCaughtUp();
    expect((await again.status()).serving).toMatchObject({ version: 2 });
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 12)));
  }, withinMs);

  it('does not show rows that lack what the old ones have', async () => {
    await noteAll(side.log, streams, 1, 4);
    const projection = new SampleTally();
    const runner = side.runner(projection);
    await runner.start();
    await runner.waitUntilCaughtUp();
    projection.unbearable.set('organ-02@2', 'poison');
    await expect(runner.rebuild()).rejects.toThrow(BuildIsDegraded);
    expect((await side.rows()).find((row: SampleRow) => row.stream_id === 'organ-02')).toEqual(tallied('organ-02', 4));
    projection.unbearable.clear();
    await noteAll(side.log, streams, 5, 6);
    await runner.waitUntilCaughtUp();
    expect((await runner.rebuild()).verdict).toBe('equal');
  }, withinMs);
});
