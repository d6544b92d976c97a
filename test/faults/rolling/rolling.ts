/**
 * N → N+1 → N → N+1 under load, and judged as by the fault suite. Without `--from` N is this checkout, and N+1 is this one with the changes of a release (`next/`);
 * with it the platform of an earlier commit is rolled to this checkout, back, and forth again.
 * `npm run test:rolling --silent -- [--from <ref>] [--seed 1] [--seconds 20] [--json] [--keep]`
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { thisProduct } from '../suite/product.js';
import { checkedOut, commitOf } from './checkout.js';
import { nextIn } from './next/next.product.js';
import { isWhole, played, type Play } from './play.js';

const exitCode = { ok: 0, failure: 1, usage: 2, verification: 4 } as const;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

interface Options {
  readonly from: string | null;
  readonly seed: number;
  readonly seconds: number;
  readonly json: boolean;
  readonly keep: boolean;
}

const readOptions = (): Options | null => {
  const { values } = parseArgs({ options: { from: { type: 'string' }, seed: { type: 'string', default: '1' }, seconds: { type: 'string', default: '20' }, json: { type: 'boolean', default: false }, keep: { type: 'boolean', default: false } } });
  const [seed, seconds] = [Number(values.seed), Number(values.seconds)];
  return !(seed > 0) || !(seconds > 0) ? null : { from: values.from ?? null, seed, seconds, json: values.json, keep: values.keep };
};

const versions = async (from: string | null, folder: string): Promise<Pick<Play, 'earlier' | 'later'>> =>
  from === null ? { earlier: thisProduct, later: nextIn(join(folder, 'next')) } : { earlier: await checkedOut(await commitOf(from), join(folder, 'earlier'), say), later: thisProduct };

const main = async (): Promise<number> => {
  const options = readOptions();
  if (options === null) {
    say('--seed and --seconds: numbers above 0');
    return exitCode.usage;
  }
  const folder = mkdtempSync(join(tmpdir(), 'yange-rolling-'));
  // PostgreSQL runs as a user of its own, who has to pass through.
  chmodSync(folder, 0o711);
  const { from, seed, seconds, json, keep } = options;
  const told = await played({ ...(await versions(from, folder)), folder, seed, seconds, say });
  const { judgement, ...rest } = told;
  for (const [name, found] of Object.entries(judgement)) for (const line of found.slice(0, 5)) say(`${name}: ${line}`);
  const violations = Object.fromEntries(Object.entries(judgement).map(([name, found]) => [name, found.length]));
  process.stdout.write(`${JSON.stringify({ from: from ?? 'this', seed, ...rest, violations }, null, json ? 0 : 2)}\n`);
  if (isWhole(told) && !keep) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  else say(`kept: ${folder}`);
  return isWhole(told) ? exitCode.ok : exitCode.verification;
};

process.exit(
  await main().catch((error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return exitCode.failure;
  }),
);
