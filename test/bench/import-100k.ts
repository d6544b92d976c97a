/**
 * `npm run bench:import -- --rows 100000`: a folder of synthetic meetings, a stream each, through the gateway into a throw-away platform of one process.
 * Progress on stderr; on stdout one JSON document: rows and events a second, resident memory by phase, what `yange verify` and the heads say.
 */
import { parseArgs } from 'node:util';
import { temporaryFolder, startPlatform } from '../support/platform.fixture.js';
import { runYange, spawnYange } from '../support/yange-command.fixture.js';
import type { ImportReportView } from '../support/import.fixture.js';
import { ResidentMemory } from './resident-memory.js';
import { writeSyntheticMeetings } from './synthetic-meetings.js';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } });
const rows = Number(values.rows);
const folder = temporaryFolder();
const tables = temporaryFolder();
const since = performance.now();
const seconds = (): number => (performance.now() - since) / 1000;

await writeSyntheticMeetings(tables.path, rows);
const platform = await startPlatform({ dataFolder: folder.path, empty: true });
const memory = new ResidentMemory(platform.pid);
memory.phase = 'idle';
await new Promise((resolve) => setTimeout(resolve, 2_500));
const began = seconds();
const importing = spawnYange(['import', tables.path, '--url', platform.url, '--json']);
let applying = 0;
memory.phase = 'checking';
importing.child.stderr?.on('data', (text: string) => {
  process.stderr.write(text);
  if (applying === 0 && text.includes('入库')) {
    applying = seconds();
    memory.phase = 'applying';
  }
});
const code = await importing.ended;
const ended = seconds();
const report = JSON.parse(importing.stdout()) as ImportReportView;
memory.phase = 'projecting';
await platform.gateway.caughtUp(600);
const projected = seconds();
memory.phase = 'rest';
await new Promise((resolve) => setTimeout(resolve, 5_000));
memory.stop();
const verify = await runYange(['verify', '--data', folder.path, '--json']);
const heads = await platform.gateway.heads();
const stopped = await platform.stop();
for (const one of [folder, tables]) one.remove();

const { logs, problems } = JSON.parse(verify.stdout) as { logs: { logId: string; events: number }[]; problems: number };
const outcome = {
  rows, state: report.state, code, commands: report.commands, events: report.events, rejected: report.rejected,
  seconds: { checking: round(applying - began), applying: round(ended - applying), projectionsBehind: round(projected - ended) },
  rowsPerSecond: Math.round(report.rows / (ended - began)),
  rowsCheckedPerSecond: Math.round(report.rows / (applying - began)),
  eventsPerSecond: Math.round(report.events / (ended - applying)),
  residentMb: Object.fromEntries(['idle', 'checking', 'applying', 'projecting', 'rest'].map((phase) => [phase, memory.of(phase)])),
  dense: problems === 0 && logs.every(({ logId, events }) => heads[logId] === events),
  verify: { code: verify.code, problems },
  left: stopped.left.length,
};
process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
process.exitCode = report.state === 'done' && outcome.dense && verify.code === 0 && outcome.left === 0 ? 0 : 1;

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
