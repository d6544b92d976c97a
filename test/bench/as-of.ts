/**
 * What an answer as of a day and as known earlier costs in a district of so many events: all accounts, page by page and in one, and those of one organ.
 * The read models are folded first, with a PostgreSQL of their own; then random (asOf, knownAt) are asked.
 * `npm run bench:as-of -- 1000000 [--pairs 200] [--each 550] [--json]`
 */
import { startLocalPostgres } from '@yange/local';
import { logIdOf } from '@yange/contracts';
import { readModelsGiven } from '@yange/projections';
import { staffingService } from '@yange/staffing';
import { answerAt, type AnyQuery } from '@yange/use-case';
import { parseArgs } from 'node:util';
import { districtLog } from './district-log.js';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { pairs: { type: 'string', default: '200' }, each: { type: 'string', default: '550' }, json: { type: 'boolean', default: false } } });
const about = Number(positionals[0] ?? 100_000);
const pairs = Number(values.pairs);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const percentile = (sorted: readonly number[], share: number): number => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;

const { log, organs, events } = await districtLog(about, Number(values.each));
say(`${events} events of ${organs.length} organs, ${organs.length * 3} accounts`);
const server = await startLocalPostgres({ ephemeral: true, log: () => undefined });
const projections = staffingService.projections.filter(({ name }) => ['establishment', 'personnel'].includes(name));
const began = performance.now();
const models = await readModelsGiven(server.url, log, projections, 10_000);
const telling = setInterval(() => {
  void models.pool.query<{ reader: string; covered: string }>('select reader, covered from projections.checkpoints').then(({ rows }) => say(rows.map(({ reader, covered }) => `${reader} ${covered}`).join(' · ')), () => undefined);
}, 10_000);
for (;;) if (await models.caughtUp().then(() => true, () => false)) break;
clearInterval(telling);
const folded = (performance.now() - began) / 1_000;
say(`folded in ${folded.toFixed(1)} s, ${Math.round(events / folded)} events/s`);
await models.pool.query('analyze');

const query = staffingService.queries.find(({ name }) => name === 'quota-accounts') as AnyQuery;
const service = { ...staffingService, projections };
const random = (() => {
  let state = 20_201_128;
  return (below: number): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
})();
const moment = (): { readonly asOf: string; readonly knownAt: string } => ({ asOf: new Date(Date.UTC(2000, 0, 1 + random(20 * 365))).toISOString().slice(0, 10), knownAt: `staffing:${1 + random(events)}` });
const ask = async (asked: { readonly asOf?: string; readonly knownAt?: string }, params: object): Promise<{ readonly accounts: readonly object[]; readonly next: string | null }> => {
  const told = await answerAt(query, query.params.parse({ ...params, on: asked.asOf }), asked, { service, district: '150302', read: models.read, readerOf: () => log, asked: { by: '', on: '2026-01-01' } });
  return told?.answer as never;
};
const wholeDistrict = async (asked: { readonly asOf?: string; readonly knownAt?: string }): Promise<void> => {
  for (let after: string | null | undefined; after !== null; ) after = (await ask(asked, { limit: 1_000, ...(after === undefined ? {} : { after }) })).next;
};

const works: Readonly<Record<string, () => Promise<unknown>>> = {
  'district, as of': () => wholeDistrict({ asOf: moment().asOf }),
  'district, as of and as known': () => wholeDistrict(moment()),
  'organ, as of': () => ask({ asOf: moment().asOf }, { organId: organs[random(organs.length)], limit: 100 }),
  'organ, as of and as known': () => ask(moment(), { organId: organs[random(organs.length)], limit: 100 }),
};
const results = [];
for (const [name, work] of Object.entries(works)) {
  await work();
  const took: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  const result = { name, unit: 'ms', p50: percentile(took, 0.5), p95: percentile(took, 0.95), p99: percentile(took, 0.99), runs: pairs };
  results.push(result);
  say(`${name}: p50 ${result.p50} ms, p95 ${result.p95} ms, p99 ${result.p99} ms`);
}
if (values.json) process.stdout.write(`${JSON.stringify({ events, organs: organs.length, logId: logIdOf('150302', 'staffing'), foldedInSeconds: folded, results })}\n`);
await models.close();
await server.stop();
