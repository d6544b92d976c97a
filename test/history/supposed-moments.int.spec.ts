import { connectionPool, type EventLog, type StoredEvent } from '@yange/event-log';
import { LogFeed } from '@yange/feed';
import { migrateReadDatabase, NotKnownEarlier, ProjectionRunner, ReadAtMoment, openReadDatabase, readSupposing, type Positions, type Projection } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { randomFrom } from '../support/random.fixture.js';
import { annul, correct, district, loadHistory, services, type LoadedHistory } from './history.fixture.js';

const withinMs = 240_000;

/** Of these the rows are compared; where each lies in the log is what supposing changes. */
const rowsOf = (view: string): string => `select (to_jsonb(t) - '{known_from,known_to,position,row_hash}'::text[])::text as row from live.${view} t order by 1`;

describe('read models at an earlier moment, supposing what came next', () => {
  let history: LoadedHistory;
  let database: TestDatabase;
  let source: DataSource;
  let pool: pg.Pool;
  let feed: LogFeed;
  const projections = services.flatMap((service) => service.projections);
  const runners: ProjectionRunner[] = [];

  const logOf = (logId: string): EventLog => history.logs.get(logId.split('/')[1] ?? '') as EventLog;
  const headsOf = async (): Promise<Positions> => Object.fromEntries(await Promise.all([...history.logs.values()].map(async (log) => [log.logId, (await log.head()).position] as const)));

  beforeAll(async () => {
    history = await loadHistory();
    const recorded = (context: string, type: string): string => history.events.find((event) => event.type === type && event.logId.endsWith(`/${context}`))?.eventId ?? '';
    await correct(history, '网格', 'WG-002', { 数量: '440' }, recorded('grid', 'GridsCreated'));
    await annul(history, 'staffing', recorded('staffing', 'QuotaApproved'));
    await annul(history, 'organisations', recorded('organisations', 'PlateAdded'));
    database = await testDatabase();
    await migrateReadDatabase(database.url);
    source = await openReadDatabase(database.url);
    pool = connectionPool({ connectionString: database.url, max: 8 });
    feed = new LogFeed(logOf, { pollMs: 50, retry: { first: 10, longest: 50 } });
    for (const projection of projections) {
      const runner = new ProjectionRunner(projection, feed, pool, { logIds: projection.contexts.map((context) => `${district}/${context}`), head: async (logId) => (await logOf(logId).head()).position });
      await runner.start();
      runners.push(runner);
    }
    await Promise.all(runners.map((runner) => runner.waitUntilCaughtUp()));
  }, withinMs);

  afterAll(async () => {
    await Promise.all(runners.map((runner) => runner.stop()));
    await feed.close();
    await pool.end();
    await source.destroy();
    await database.close();
  }, withinMs);

  const nextEvents = async (from: Positions, through: Positions): Promise<readonly StoredEvent[]> =>
    (await Promise.all(Object.entries(from).map(async ([logId, after]) => (await logOf(logId).readPage({ after, limit: 1_000 })).events.filter(({ position }) => position <= (through[logId] ?? 0))))).flat();

  /** The views of which all rows can be read at an earlier position. */
  const viewsOf = ({ known, takeBack }: Projection): readonly string[] => (takeBack === undefined ? [] : Object.keys(known ?? {}));

  it('are row by row what they were once it had come', async () => {
    const random = randomFrom(20_261_129);
    const heads = await headsOf();
    let compared = 0;
    for (let round = 0; round < 4; round += 1) {
      const [from, through]: [Record<string, number>, Record<string, number>] = [{}, {}];
      for (const [logId, head] of Object.entries(heads)) {
        from[logId] = Math.floor(head * random());
        through[logId] = from[logId] + Math.ceil((head - from[logId]) * random());
      }
      const events = await nextEvents(from, through);
      for (const projection of projections) {
        for (const view of viewsOf(projection)) {
          const sql = rowsOf(view);
          const supposed = await readSupposing(pool, [projection], { events, at: from }, async (read) => (await read.query<{ row: string }>(sql, [])).rows);
          const then = await new ReadAtMoment(source, projections, through).query<{ row: string }[]>(sql);
          expect([view, supposed.map(({ row }) => row)]).toEqual([view, then.map(({ row }) => row)]);
          compared += then.length;
        }
      }
    }
    expect(compared).toBeGreaterThan(2_000);
  }, withinMs);

  it('are left as they were', async () => {
    const digests = () => Promise.all(runners.map((runner) => runner.digest()));
    const before = await digests();
    const from = Object.fromEntries([...history.logs.values()].map(({ logId }) => [logId, 3]));
    await readSupposing(pool, projections.filter(({ takeBack }) => takeBack !== undefined), { events: await nextEvents(from, await headsOf()), at: from }, async () => null);
    expect(await digests()).toEqual(before);
  }, withinMs);

  it('refuse by name where they cannot be taken back', async () => {
    const ledger = projections.find(({ name }) => name === 'measure-ledger') as Projection;
    const from = { [`${district}/grid`]: 3 };
    const events = await nextEvents(from, await headsOf());
    await expect(readSupposing(pool, [ledger], { events, at: from }, async () => null)).rejects.toThrow(NotKnownEarlier);
  }, withinMs);
});
