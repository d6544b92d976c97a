/**
 * Yange beside another event store and beside the bare servers, in one run on this machine: `npm run bench --silent -- --json [--only append,catchup] [--runs 5] [--events 100000] [--quick]`.
 * Exits 0; 1 when a run failed; 2 for words that it does not know; 4 when a side lost, doubled or misnumbered events.
 */
import { benchOptions, chosen, type BenchOptions } from './harness/bench-options.js';
import type { BenchReport, BenchResult } from './harness/bench-result.js';
import { BenchServers } from './harness/bench-servers.js';
import { commitHere, machineLine } from './harness/machine.js';
import { readableTable } from './harness/readable-table.js';
import type { Workload } from './harness/workload.js';
import { NotDense } from './sides/append-side.js';
import { workloads } from './workloads/workloads.js';

const say = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
};

const measured = async (selected: readonly Workload[], { runs, quick, events }: BenchOptions): Promise<BenchReport> => {
  const servers = await BenchServers.start();
  try {
    const results: BenchResult[] = [];
    for (const { name, run } of selected) {
      say(name);
      results.push(...(await run({ servers, runs, quick, events, say: (text) => say(`${name} · ${text}`) })));
    }
    return { machine: machineLine(servers.version), commit: commitHere(), results };
  } finally {
    say('');
    await servers.stop();
  }
};

const asked = (): { readonly options: BenchOptions; readonly selected: readonly Workload[] } | null => {
  try {
    const options = benchOptions(process.argv.slice(2));
    return { options, selected: chosen(workloads, options.only) };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  }
};

const main = async (): Promise<number> => {
  const given = asked();
  if (given === null) return 2;
  try {
    const report = await measured(given.selected, given.options);
    process.stdout.write(given.options.json ? `${JSON.stringify(report)}\n` : readableTable(report));
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return error instanceof NotDense ? 4 : 1;
  }
};

process.exitCode = await main();
