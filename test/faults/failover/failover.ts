/**
 * The primary of the databases is killed under load and its standby promoted, the services being processes of their own; judged as by the fault suite.
 * `npm run test:failover --silent -- [--asynchronous] [--seed 1] [--seconds 5] [--keep]`
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { failedOver } from './failover.play.js';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const main = async (): Promise<number> => {
  const { values } = parseArgs({ options: { asynchronous: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' }, seconds: { type: 'string', default: '5' }, keep: { type: 'boolean', default: false } } });
  const [seed, seconds] = [Number(values.seed), Number(values.seconds)];
  if (!(seed > 0) || !(seconds > 0)) {
    say('--seed and --seconds: numbers above 0');
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'yange-failover-'));
  // PostgreSQL runs as a user of its own, who has to pass through.
  chmodSync(folder, 0o711);
  const { judgement, ...told } = await failedOver({ folder, seed, seconds, synchronous: !values.asynchronous, say });
  for (const [name, found] of Object.entries(judgement)) for (const line of found.slice(0, 3)) say(`${name}: ${JSON.stringify(line)}`);
  const violations = Object.fromEntries(Object.entries(judgement).map(([name, found]) => [name, found.length]));
  process.stdout.write(`${JSON.stringify({ ...told, violations })}\n`);
  if (values.keep) say(`kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  return 0;
};

process.exit(
  await main().catch((error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }),
);
