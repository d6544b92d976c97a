/**
 * Starts the platform as separate processes, breaks it, and judges what is left by programs that share no code with it:
 * `npm run test:faults --silent -- --seed 7 --minutes 4 --family A,B,C --json --without-root`
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validators } from '../checkers/validators.js';
import { readOptions, WrongUsage, type Options } from './options.js';
import { plants } from './planted.js';
import { run, type RunResult } from './run.js';
import { notRunOf } from './schedule.js';

const exitCode = { ok: 0, failure: 1, usage: 2, verification: 4 } as const;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const commit = (): string => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
};

const rounded = <T extends number | null>(seconds: T): T => (seconds === null ? seconds : (Math.round(seconds * 10) / 10) as T);

const reported = (options: Options, result: RunResult): object => ({
  seed: options.seed, commit: commit(), seconds: rounded(result.seconds), kills: result.kills, operations: result.operations,
  violations: Object.fromEntries(Object.keys(validators).map((name) => [name, result.judgement[name]?.length ?? 0])),
  duplicatesAbsorbed: result.duplicatesAbsorbed, worstStall_s: rounded(result.worstStall), healToOk_s: rounded(result.healToOk), lagZero_s: rounded(result.lagZero),
  notRun: notRunOf(options.families).map(({ name, reason, needsRoot }) => ({ name, reason, needsRoot: needsRoot === true })),
});

/** Whether what was left out is allowed to be. */
const missing = (options: Options): boolean => !options.withoutRoot && notRunOf(options.families).some(({ needsRoot }) => needsRoot === true);

interface Caught {
  readonly plant: string;
  /** by these, the first of which is the one that a reader looks at */
  readonly by: readonly string[];
  /** from the first command to the end of the commands */
  readonly seconds: number;
}

/** Every planted bug in a run of its own. @returns what each was caught by, nothing where it was not */
const planted = async (options: Options): Promise<readonly Caught[]> => {
  const found: Caught[] = [];
  for (const plant of plants) {
    const folder = newFolder();
    say(`planted: ${plant.name}`);
    const { judgement, lagZero, seconds } = await run({ ...options, plant, families: plant.families }, folder, () => undefined);
    const by = [...Object.entries(judgement).filter(([, wrong]) => wrong.length > 0).map(([name]) => name), ...(lagZero === null ? ['liveness'] : [])];
    for (const name of by) say(`  ${name}: ${judgement[name]?.[0] ?? 'a read model does not catch up'}`);
    found.push({ plant: plant.name, by, seconds: rounded(seconds) });
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
  return found;
};

const isHarmless = (plant: string): boolean => plants.find(({ name }) => name === plant)?.harmless !== undefined;

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'yange-faults-'));
  // PostgreSQL runs as a user of its own, who has to pass through.
  chmodSync(folder, 0o711);
  return folder;
};

const main = async (): Promise<number> => {
  const options = readOptions(process.argv.slice(2));
  if (options.planted) {
    const caught = await planted(options);
    process.stdout.write(options.json ? `${JSON.stringify(caught)}\n` : `${caught.map(({ plant, by, seconds }) => `| \`${plant}\` | ${by.join(' ') || (isHarmless(plant) ? 'nothing comes of it' : 'not caught')} | ${seconds} |`).join('\n')}\n`);
    return caught.every(({ plant, by }) => by.length > 0 !== isHarmless(plant)) ? exitCode.ok : exitCode.verification;
  }
  const folder = newFolder();
  say(`seed ${options.seed}, ${options.minutes} min, families ${options.families.join(',')}, ${options.sessions} sessions, ${options.rate} commands/s${options.plant === null ? '' : `, planted: ${options.plant.name}`}; ${folder}`);
  const result = await run(options, folder, say);
  const broken = Object.entries(result.judgement).filter(([, found]) => found.length > 0);
  for (const [name, found] of broken) for (const line of found.slice(0, 5)) say(`${name}: ${line}${found.length > 5 ? ` (of ${found.length})` : ''}`);
  process.stdout.write(`${JSON.stringify(reported(options, result), null, options.json ? 0 : 2)}\n`);
  if (broken.length === 0 && !options.keep) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  const dead = result.healToOk === null || result.lagZero === null;
  if (dead) say('it did not live again after the heal');
  if (broken.length > 0 || dead) return exitCode.verification;
  if (missing(options)) say('faults that need root were not run: give --without-root to do without them');
  return missing(options) ? exitCode.failure : exitCode.ok;
};

process.exit(
  await main().catch((error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return error instanceof WrongUsage ? exitCode.usage : exitCode.failure;
  }),
);
