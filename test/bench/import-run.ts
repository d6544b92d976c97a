import { setTimeout as pause } from 'node:timers/promises';
import { temporaryFolder, startPlatform } from '../support/platform.fixture.js';
import { runYange, spawnYange } from '../support/yange-command.fixture.js';
import type { ImportReportView } from '../support/import.fixture.js';
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

/** One import of so many rows into a throw-away platform of one process. @param write puts the tables into a folder */
export const importRun = async (rows: number, write: (folder: string, rows: number) => Promise<void>): Promise<ImportOutcome> => {
  const [data, tables, record] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  try {
    await write(tables.path, rows);
    const memory = new MemoryRecord(record.path);
    const platform = await startPlatform({ dataFolder: data.path, empty: true, env: memory.env });
    const { report, seconds } = await imported(tables.path, platform, memory);
    const verify = await runYange(['verify', '--data', data.path, '--json']);
    const heads = await platform.gateway.heads();
    const stopped = await platform.stop();
    const { logs, problems } = JSON.parse(verify.stdout) as { logs: { logId: string; events: number }[]; problems: number };
    const samples = memory.samplesOf(platform.pid);
    const phases = memory.phasesOf(platform.pid);
    return {
      rows, state: report.state, commands: report.commands, events: report.events, rejected: report.rejected, seconds,
      rowsCheckedPerSecond: Math.round(report.rows / seconds.checking), eventsPerSecond: Math.round(report.events / seconds.applying),
      memory: phases, peakMb: Math.max(...samples.map(({ rss }) => rss)), flat: ['checking', 'applying'].every((phase) => phases[phase]?.flat),
      verified: verify.code === 0 && problems === 0 && logs.every(({ logId, events }) => heads[logId] === events),
      processesLeft: stopped.left.length,
      picture: memoryPicture(samples, memory.spans(samples.at(-1)?.second ?? 0)),
    };
  } finally {
    for (const one of [data, tables, record]) one.remove();
  }
};

type Platform = Awaited<ReturnType<typeof startPlatform>>;

const imported = async (folder: string, platform: Platform, memory: MemoryRecord): Promise<{ report: ImportReportView; seconds: ImportOutcome['seconds'] }> => {
  memory.begin('idle');
  await pause(2_500);
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
