/**
 * What a command over HTTP costs: processor time of the platform's process and of its PostgreSQL, and statements, each per command, with all that follows from it (read models,
 * reactions) once it is answered: `npm run bench:http-cost -- [seconds] [callers]`. Unlike rates, these hardly depend on what else the machine does.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { PlatformSide } from './sides/platform.side.js';

const [seconds = 6, callers = 32] = process.argv.slice(2).map(Number);
const afterwardsMs = 4_000;

interface Used {
  /** microseconds */
  readonly node: number;
  readonly asked: ReadonlyMap<string, number>;
  /** microseconds, by role */
  readonly server: ReadonlyMap<string, number>;
}

const added = (map: Map<string, number>, key: string, more: number): void => void map.set(key, (map.get(key) ?? 0) + more);

const ticks = (pid: string): { readonly parent: string; readonly microseconds: number } => {
  const [, parent = '', ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return { parent, microseconds: (Number(rest[9]) + Number(rest[10])) * 10_000 };
};

/** Of the backends of the roles that are the platform's. */
const serverUse = (): ReadonlyMap<string, number> => {
  const used = new Map<string, number>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const role = /^postgres: (yange_\w+) /.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[1];
      if (role !== undefined && parents.has(ticks(pid).parent)) added(used, role, ticks(pid).microseconds);
    } catch {
      // It has ended meanwhile.
    }
  }
  return used;
};

const folder = mkdtempSync(join(tmpdir(), 'yange-statements-'));
const platform = await PlatformSide.start(undefined, { NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'statement-sampler.mjs')).href}`, BENCH_STATEMENTS_FOLDER: folder });
const parents = new Set([await platform.serverPid()]);

const use = (): Used => {
  const asked = new Map<string, number>();
  let node = 0;
  for (const file of readdirSync(folder)) {
    const told = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { cpu: NodeJS.CpuUsage; asked: [string, number][] };
    node += told.cpu.user + told.cpu.system;
    for (const [statement, times] of told.asked) added(asked, statement, times);
  }
  return { node, asked, server: serverUse() };
};

const load = async (milliseconds: number): Promise<number> => {
  const until = performance.now() + milliseconds;
  let commands = 0;
  await Promise.all(Array.from({ length: callers }, async () => {
    for (; performance.now() < until; commands += 1) await platform.register();
  }));
  return commands;
};

const perCommand = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>, commands: number): readonly (readonly [string, number])[] =>
  [...after].map(([key, value]) => [key, (value - (before.get(key) ?? 0)) / commands] as const).filter(([, value]) => value > 0).sort(([, one], [, other]) => other - one);

const sum = (costs: readonly (readonly [string, number])[]): number => costs.reduce((all, [, cost]) => all + cost, 0);

try {
  await load(3_000);
  await platform.check();
  await pause(600);
  const before = use();
  const began = performance.now();
  const commands = await load(seconds * 1_000);
  const rate = commands / ((performance.now() - began) / 1_000);
  await pause(afterwardsMs);
  const after = use();
  const [asked, server] = [perCommand(before.asked, after.asked, commands), perCommand(before.server, after.server, commands)];
  const lines = [
    `${commands} commands, ${rate.toFixed(0)}/s; per command: process ${((after.node - before.node) / commands).toFixed(0)} µs, PostgreSQL ${sum(server).toFixed(0)} µs, ${sum(asked).toFixed(1)} statements`,
    ...server.slice(0, 10).map(([role, cost]) => `${cost.toFixed(0).padStart(6)} µs ${role}`),
    ...asked.slice(0, 30).map(([statement, times]) => `${times.toFixed(3).padStart(9)} ${statement}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  await platform.check();
} finally {
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
}
