import { LogFeed, type Feed } from '@yange/feed';
import { foldDigests, migrateReadDatabase, ProjectionRunner, readDatabase } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { compareWithExpected } from '../src/expected/expected-150302.js';
import { measureLedger } from '../src/projections/measure-ledger/measure-ledger.projection.js';
import { figureQuery } from '../src/queries/figure/figure.query.js';
import { buildReportView } from '../src/view/report.reading.js';
import type { ReportView } from '../src/view/report.view.js';
import { district, loadHistory, type LoadedHistory } from './history.fixture.js';

describe('the history of 海勃湾区, folded into the measure ledger', () => {
  let history: LoadedHistory;
  let database: TestDatabase;
  let source: DataSource;
  let pool: pg.Pool;
  let feed: Feed;
  let runner: ProjectionRunner;
  let view: ReportView;

  beforeAll(async () => {
    history = await loadHistory();
    database = await testDatabase();
    source = readDatabase(database.url);
    await source.initialize();
    await migrateReadDatabase(source);
    pool = new pg.Pool({ connectionString: database.url, max: 4 });
    const logOf = (logId: string) => {
      const log = history.logs.get(logId.split('/')[1] ?? '');
      if (log === undefined) throw new Error(`no log ${logId}`);
      return log;
    };
    feed = new LogFeed(logOf, { pollMs: 100, retry: { first: 10, longest: 50 } });
    runner = new ProjectionRunner(measureLedger, feed, pool, {
      logIds: [...history.logs.values()].map((log) => log.logId),
      head: async (logId) => (await logOf(logId).head()).position,
    });
    await runner.start();
    await runner.waitUntilCaughtUp();
    view = await buildReportView(source, district);
  });

  afterAll(async () => {
    await runner?.stop();
    await feed?.close();
    await pool?.end();
    await source?.destroy();
    await database?.close();
  });

  it('gives every figure of the report the kind, verdict and basis of the committed table', () => {
    if (process.env.SHOW) for (const one of view.figures) process.stderr.write(`${one.id} ${one.verdict} ${one.basis} ${JSON.stringify(one.declared.map((m) => [m.measure, m.value]))} ${JSON.stringify(one.derived.map((m) => [m.measure, m.value]))} ${one.numerator}/${one.denominator} e${one.events.length} u${one.uncertain.length}\n`);
    if (process.env.SHOW) for (const one of view.findings) process.stderr.write(`${one.rule} ${one.figures.join()} ${one.text.zh}\n   ${one.text.en}\n`);
    expect(compareWithExpected(view)).toEqual([]);
    expect(view.figures).toHaveLength(99);
  });
});
