import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killNow, treeOf } from '../../support/process-tree.fixture.js';
import { startCollector } from './collector.js';
import { parkedThenSilent, relayBehind, type Provoked, type Scene } from './plays.js';
import { startPrometheus } from './prometheus.js';
import { lookedAt } from './shown.js';

/**
 * What operators look at, against a real Prometheus and the running platform: every series that an alert or a chart names is there with the labels it is asked by, every expression is answered,
 * and alerts fire when what they are for is provoked, go when it ends, and no other does. Needs `prometheus` on the path (Debian) and, for Kafka, what `yange start --kafka` needs.
 * `npm run deploy:observed --silent -- [--as-written]`: with the durations of the rules as they stand, else a thirtieth of them. Ends with 4 where something is not so.
 */
const deploy = join(import.meta.dirname, '../../../deploy');
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const observed = async (folder: string, asWritten: boolean): Promise<number> => {
  const faster = asWritten ? 1 : 30;
  const collector = await startCollector(join(deploy, 'compose/collector.yaml'), faster);
  mkdirSync(join(folder, 'prometheus'));
  const prometheus = await startPrometheus({ folder: join(folder, 'prometheus'), target: collector.target, rules: join(deploy, 'observability/alerts.yaml'), faster });
  const scene: Omit<Scene, 'folder'> = { prometheus, say, env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_METRIC_EXPORT_INTERVAL: '1000' }, withinMs: asWritten ? 1_800_000 : 180_000 };
  const fired: Provoked[] = [];
  const looked = await relayBehind({ ...scene, folder: join(folder, 'kafka') }, () => lookedAt(join(deploy, 'observability'), prometheus), (one) => void fired.push(one));
  fired.push(...(await parkedThenSilent({ ...scene, folder: join(folder, 'log') })));
  const asked = new Set(fired.map(({ alert }) => alert));
  const unasked = (await prometheus.fired()).filter((alert) => !asked.has(alert));
  collector.close();
  process.stdout.write(`${JSON.stringify({ asWritten, ...looked, alerts: fired, unasked }, null, 2)}\n`);
  return looked.lacking.length === 0 && unasked.length === 0 && fired.every(({ firedAfter, goneAfter }) => firedAfter !== null && goneAfter !== null) ? 0 : 4;
};

/** Whatever was started, however this ends. */
const endChildren = async (): Promise<void> => {
  for (const { pid } of await treeOf(process.pid)) if (pid !== process.pid) killNow(pid);
};

const main = async (): Promise<number> => {
  const { values } = parseArgs({ options: { 'as-written': { type: 'boolean', default: false } } });
  const folder = mkdtempSync(join(tmpdir(), 'yange-observed-'));
  // PostgreSQL runs as a user of its own, who has to pass through.
  chmodSync(folder, 0o711);
  const interrupted = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => reject(new Error(signal)));
  });
  try {
    return await Promise.race([observed(folder, values['as-written']), interrupted]);
  } finally {
    await endChildren();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
};

process.exit(
  await main().catch((error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }),
);
