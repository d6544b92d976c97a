/**
 * A whole audit replay (`GET /v1/districts/…/replays`, `yange replay`) beside a rebuild of the same logs, in one run on one PostgreSQL: a made-up district with the figures that 海勃湾区 declares.
 * `npm run bench:replay -- 20000 100000 [--json]`: events a second of both and their ratio, when the first step was there, and the resident memory at a tenth of the way and at most.
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { connectionPool, PostgresEventLogs } from '@yange/event-log';
import { startLocalPostgres } from '@yange/local';
import { openReadDatabase } from '@yange/projections';
import { reportingService } from '@yange/reporting';
import { answerAt, type AnyQuery } from '@yange/use-case';
import { loadHistory } from '../history/history.fixture.js';
import { storeHistory } from './history/stored.history.js';
import { openReporting } from './sides/reporting.side.js';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
const sizes = (positionals.length === 0 ? ['20000', '100000'] : positionals).map(Number);
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const district = '150302';
const period = { from: '1990-01-01', to: '2030-12-31' };
const query = reportingService.queries.find(({ name }) => name === 'replay') as AnyQuery;

interface Page {
  readonly steps: readonly object[];
  readonly next: string | null;
}

const secondsSince = (began: number): number => (performance.now() - began) / 1_000;
const residentMb = (): number => Math.round(process.memoryUsage().rss / 1e6);

const server = await startLocalPostgres({ ephemeral: true, log: () => undefined });
let databases = 0;
const database = async (): Promise<string> => {
  const name = `bench_${(databases += 1)}`;
  const pool = connectionPool({ connectionString: server.url, max: 1 });
  await pool.query(`create database ${name}`);
  await pool.end();
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.toString();
};

/** The figures of a report are told in its own log: without them nothing would move along. */
const declareFigures = async (url: string): Promise<number> => {
  const declared = (await loadHistory()).events.filter(({ type }) => type === 'FigureDeclared');
  const pool = connectionPool({ connectionString: url, max: 2 });
  const logs = new PostgresEventLogs(pool, 'reporting');
  const streams = [...new Set(declared.map(({ streamId }) => streamId))].map((streamId) => ({ streamId, expectedVersion: 0, events: declared.filter((one) => one.streamId === streamId) }));
  const result = await logs.forDistrict(district).append({ commandId: 'bench-figures', principal: 'bench', bodyHash: new Uint8Array(32), streams, result: '{}' });
  if (result.kind !== 'appended') throw new Error(JSON.stringify(result));
  await logs.close();
  await pool.end();
  return declared.length;
};

const results = [];
for (const size of sizes) {
  const logs = await database();
  const history = await storeHistory(logs, size, say);
  const figures = await declareFigures(logs);
  const models = await database();
  const reporting = await openReporting(models, history.reader);
  say(`${size} events and ${figures} figures stored`);
  await reporting.caughtUp();
  const rebuildBegan = performance.now();
  await reporting.rebuild();
  const rebuildPerSecond = Math.round((size + figures) / secondsSince(rebuildBegan));
  say(`rebuild: ${rebuildPerSecond} events/s`);

  const read = await openReadDatabase(models);
  await read.query('analyze');
  const knownAt = (await Promise.all(['organisations', 'staffing', 'enforcement', 'grid', 'reporting'].map(async (context) => `${context}:${(await history.reader(`${district}/${context}`).head()).position}`))).join(',');
  // As the answer of a service, read by the gateway.
  const page = async (after: string | null, limit: number): Promise<Page> => {
    const told = await answerAt(query, query.params.parse({ ...period, limit, ...(after === null ? {} : { after }) }), { knownAt }, { service: reportingService, district, read, readerOf: history.reader, asked: { by: '', on: '2026-01-01' } });
    return JSON.parse(JSON.stringify(told?.answer)) as Page;
  };
  const began = performance.now();
  const memory: number[] = [];
  const lines = createHash('sha256');
  let [steps, moved, next, firstMs, limit] = [0, 0, null as string | null, 0, 1];
  do {
    const { steps: told, next: after } = await page(next, limit);
    // When something was recorded is another time in every run.
    for (const step of told) lines.update(`${JSON.stringify(step).replace(/"recordedAt":"[^"]*"/u, '')}\n`);
    if (steps === 0) firstMs = Math.round(performance.now() - began);
    steps += told.length;
    moved += told.filter((step) => (step as { figures: readonly object[] }).figures.length > 0).length;
    memory.push(residentMb());
    [next, limit] = [after, 1_000];
  } while (next !== null);
  const replayPerSecond = Math.round(steps / secondsSince(began));
  const result = { events: size, steps, stepsWithMovedFigures: moved, rebuildPerSecond, replayPerSecond, ratio: Math.round((replayPerSecond / rebuildPerSecond) * 100) / 100, firstStepMs: firstMs, rssMb: { atATenth: memory[Math.floor(memory.length / 10)], most: Math.max(...memory) }, sha256: lines.digest('hex').slice(0, 16) };
  results.push(result);
  say(JSON.stringify(result));
  await read.destroy();
  await reporting.close();
  await history.close();
}
if (values.json) process.stdout.write(`${JSON.stringify({ results })}\n`);
await server.stop();
