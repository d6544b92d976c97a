import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { temporaryFolder, startPlatform } from '../support/platform.fixture.js';
import { runYange, spawnYange } from '../support/yange-command.fixture.js';
import type { ImportReportView } from '../support/import.fixture.js';
import { mostRows } from './synthetic-rows.js';
import { memoryPicture } from './memory-picture.js';
import { MemoryRecord, type PhaseMemory } from './memory-record.js';

export interface ImportOutcome {
  readonly rows: number;
  readonly state: string;
  readonly commands: number;
  readonly events: number;
  readonly rejected: number;
  readonly seconds: { readonly checking: number; readonly applying: number; readonly projectionsBehind: number };
  readonly rowsCheckedPerSecond: number;
  readonly eventsPerSecond: number;
  /** in megabytes */
  readonly memory: Readonly<Record<string, PhaseMemory>>;
  readonly peakMb: number;
  readonly flat: boolean;
  readonly verified: boolean;
  readonly processesLeft: number;
  readonly picture: string;
}

/** Puts tables into a folder: so many rows after those that were written elsewhere before. */
type WriteRows = (folder: string, rows: number, from: number) => Promise<void>;

/** So many rows into a throw-away platform of one process, in as many imports as that takes; the phases are those of the last. */
export const importRun = async (rows: number, write: WriteRows): Promise<ImportOutcome> => {
  const [data, tables, record] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  try {
    const folders = await writtenFolders(tables.path, rows, write);
    const memory = new MemoryRecord(record.path);
    const platform = await startPlatform({ dataFolder: data.path, empty: true, env: memory.env });
    memory.begin('idle');
    await pause(2_500);
    const imports: Awaited<ReturnType<typeof imported>>[] = [];
    for (const folder of folders) imports.push(await imported(folder, platform, memory));
    const sum = (of: (one: (typeof imports)[number]) => number): number => imports.reduce((all, one) => all + of(one), 0);
    const seconds = { checking: sum((one) => one.seconds.checking), applying: sum((one) => one.seconds.applying), projectionsBehind: sum((one) => one.seconds.projectionsBehind) };
    const verify = await runYange(['verify', '--data', data.path, '--json']);
    const heads = await platform.gateway.heads();
    const stopped = await platform.stop();
    const { logs, problems } = JSON.parse(verify.stdout) as { logs: { logId: string; events: number }[]; problems: number };
    const samples = memory.samplesOf(platform.pid);
    const phases = memory.phasesOf(platform.pid);
    return {
      rows, state: imports.find(({ report }) => report.state !== 'done')?.report.state ?? 'done', commands: sum(({ report }) => report.commands), events: sum(({ report }) => report.events), rejected: sum(({ report }) => report.rejected), seconds,
      rowsCheckedPerSecond: Math.round(sum(({ report }) => report.rows) / seconds.checking), eventsPerSecond: Math.round(sum(({ report }) => report.events) / seconds.applying),
      memory: phases, peakMb: Math.max(...samples.map(({ rss }) => rss)), flat: ['checking', 'applying'].every((phase) => phases[phase]?.flat),
      verified: verify.code === 0 && problems === 0 && logs.every(({ logId, events }) => heads[logId] === events),
      processesLeft: stopped.left.length,
      picture: memoryPicture(samples, memory.spans(samples.at(-1)?.second ?? 0)),
    };
  } finally {
    for (const one of [data, tables, record]) one.remove();
  }
};

const writtenFolders = async (parent: string, rows: number, write: WriteRows): Promise<readonly string[]> => {
  const folders: string[] = [];
  for (let from = 0; from < rows; from += mostRows) {
    const folder = join(parent, String(folders.length + 1));
    mkdirSync(folder);
    await write(folder, Math.min(mostRows, rows - from), from);
    folders.push(folder);
  }
  return folders;
};

type Platform = Awaited<ReturnType<typeof startPlatform>>;

const imported = async (folder: string, platform: Platform, memory: MemoryRecord): Promise<{ report: ImportReportView; seconds: ImportOutcome['seconds'] }> => {
  const began = performance.now();
  let applying = began;
  memory.begin('checking');
  const importing = spawnYange(['import', folder, '--url', platform.url, '--json']);
  importing.child.stderr?.on('data', (text: string) => {
    process.stderr.write(text);
    if (applying > began || !text.includes('入库')) return;
    applying = performance.now();
    memory.begin('applying');
  });
  await importing.ended;
  const ended = performance.now();
  memory.begin('projecting');
  await platform.gateway.caughtUp(3_600);
  const projected = performance.now();
  memory.begin('rest');
  await pause(5_000);
  const report = JSON.parse(importing.stdout()) as ImportReportView;
  return { report, seconds: { checking: inSeconds(applying - began), applying: inSeconds(ended - applying), projectionsBehind: inSeconds(projected - ended) } };
};

const inSeconds = (milliseconds: number): number => Math.round(milliseconds / 100) / 10;
