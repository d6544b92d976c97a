/**
 * N → N+1 → N → N+1 under load: the platform of an earlier commit is rolled to this checkout, back, and forth again, one process at a time, and judged as by the fault suite.
 * `npm run test:rolling --silent -- --from <ref> [--seed 1] [--seconds 20] [--json] [--keep]`
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { judge } from '../checkers/validators.js';
import { untilCaughtUp } from '../suite/fresh.js';
import { History } from '../suite/history.js';
import { Platform } from '../suite/platform.js';
import { thisProduct, type Product } from '../suite/product.js';
import { begin, gathered, settled } from '../suite/run.js';
import { Seeded } from '../suite/seeded.js';
import { checkedOut, commitOf } from './checkout.js';

const exitCode = { ok: 0, failure: 1, usage: 2, verification: 4 } as const;
const caughtUpWithinMs = 180_000;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

interface Options {
  readonly from: string;
  readonly seed: number;
  /** that each stage lasts once all its processes are there */
  readonly seconds: number;
  readonly json: boolean;
  readonly keep: boolean;
}

const readOptions = (): Options | null => {
  const { values } = parseArgs({ options: { from: { type: 'string' }, seed: { type: 'string', default: '1' }, seconds: { type: 'string', default: '20' }, json: { type: 'boolean', default: false }, keep: { type: 'boolean', default: false } } });
  const [seed, seconds] = [Number(values.seed), Number(values.seconds)];
  return values.from === undefined || !(seed > 0) || !(seconds > 0) ? null : { from: values.from, seed, seconds, json: values.json, keep: values.keep };
};

interface Stage {
  readonly to: string;
  /** from the first process that stopped to the last one ready, seconds */
  readonly rolled_s: number;
  /** from then until all read models were at the heads */
  readonly caughtUp_s: number;
}

/** Every process in turn, in an order that the seed draws: for as long, both versions serve, relay and fold. */
const rolled = async (platform: Platform, product: Product, draw: Seeded): Promise<Stage> => {
  const began = performance.now();
  for (const member of draw.shuffled(platform.members)) {
    await platform.roll(member, product);
    say(`  ${member.name}: ${product.name}`);
    await pause(500);
  }
  const rolledMs = performance.now() - began;
  await Promise.all(platform.named('-projector').map(({ url }) => untilCaughtUp(url, caughtUpWithinMs)));
  return { to: product.name, rolled_s: Math.round(rolledMs / 100) / 10, caughtUp_s: Math.round((performance.now() - began - rolledMs) / 100) / 10 };
};

const rolling = async (options: Options, folder: string) => {
  const draw = new Seeded(options.seed);
  const commit = await commitOf(options.from);
  const earlier = await checkedOut(commit, join(folder, 'earlier'), say);
  const failed: string[] = [];
  const orders = () => ({ failpoints: [], plants: [], poison: null });
  const platform = await Platform.start({ folder, draw, log: (line) => say(`  ${line}`), onGivenUp: ({ message }) => failed.push(message), orders, product: earlier });
  try {
    const history = new History(join(folder, 'history.jsonl'));
    const { clients, begins } = await begin(platform, history, { plant: null, sessions: 8, rate: 40 }, draw);
    clients.start();
    history.begin();
    await pause(options.seconds * 1_000);
    const stages: Stage[] = [];
    for (const [index, product] of [thisProduct, earlier, thisProduct].entries()) {
      say(`to ${product.name}`);
      // Expand: the tables of the next version are there before its first process, and those of this one stay.
      if (index === 0) await platform.migrateTo(product);
      stages.push(await rolled(platform, product, draw.fork('roll', index)));
      await pause(options.seconds * 1_000);
    }
    await clients.stop();
    const worstStall = Math.round(history.worstStall / 100) / 10;
    const lagZero = await settled(platform, say, caughtUpWithinMs);
    await history.close();
    const judgement = judge(await gathered(platform, { begins, folder, say }));
    const crashes = [...failed, ...platform.members.flatMap((one) => one.crashes)];
    return { from: commit, seed: options.seed, stages, operations: { ok: history.counts.ok, fail: history.counts.fail, unknown: history.counts.info }, worstStall_s: worstStall, settled: lagZero !== null, crashes, wrong: [...new Set(clients.wrong)], judgement };
  } finally {
    await platform.stop();
  }
};

const main = async (): Promise<number> => {
  const options = readOptions();
  if (options === null) {
    say('--from <ref>: the commit to begin with');
    return exitCode.usage;
  }
  const folder = mkdtempSync(join(tmpdir(), 'yange-rolling-'));
  // PostgreSQL runs as a user of its own, who has to pass through.
  chmodSync(folder, 0o711);
  const { judgement, ...told } = await rolling(options, folder);
  const broken = Object.entries(judgement).filter(([, found]) => found.length > 0);
  for (const [name, found] of broken) for (const line of found.slice(0, 5)) say(`${name}: ${line}`);
  const violations = Object.fromEntries(Object.entries(judgement).map(([name, found]) => [name, found.length]));
  process.stdout.write(`${JSON.stringify({ ...told, violations }, null, options.json ? 0 : 2)}\n`);
  const isWhole = broken.length === 0 && told.settled && told.crashes.length === 0 && told.wrong.length === 0 && told.operations.unknown === 0;
  if (isWhole && !options.keep) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  else say(`kept: ${folder}`);
  return isWhole ? exitCode.ok : exitCode.verification;
};

process.exit(
  await main().catch((error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return exitCode.failure;
  }),
);
