import { localPeople } from '@yange/auth';
import { historyFolder, historyDistricts } from '@yange/history';
import { startTelemetry } from '@yange/observability';
import { compareWithExpected, type ReportView } from '@yange/reporting';
import { GatewayClient } from '../client/gateway.client.js';
import type { ImportReport } from '../client/import.upload.js';
import { CommandFailed, exitCode } from '../exit-code.js';
import { answerJson } from '../terminal/answer.js';
import { say } from '../terminal/progress.js';
import { waitUntilCaughtUp } from './catch-up.js';
import { checkDocument } from './check.document.js';
import { loadHistory } from './history.load.js';
import { startPlatform, type Platform } from './platform.js';
import type { StartOptions } from './start.options.js';
import { aborted, stopRequested } from './stop.signal.js';
import { summaryOf } from './summary.table.js';

/** Starts the platform, loads the history, reconciles; stays until it is told to stop, or ends with the verdict of `--check`. */
export const start = async (options: StartOptions): Promise<number> => {
  const stop = stopRequested();
  const telemetry = await startTelemetry({ service: 'yange' });
  try {
    return await run(options, stop);
  } finally {
    await telemetry.shutdown();
  }
};

const run = async (options: StartOptions, stop: AbortSignal): Promise<number> => {
  const districts = historyDistricts();
  try {
    const platform = await startPlatform(options, districts, stop);
    try {
      return await Promise.race([serve(platform, options, districts, stop), platform.failed]);
    } finally {
      say('正在停止 stopping …');
      await platform.close();
    }
  } catch (error) {
    if (!stop.aborted) throw error;
    return stoppedEarly(options);
  }
};

const serve = async (platform: Platform, options: StartOptions, districts: readonly string[], stop: AbortSignal): Promise<number> => {
  const ready = await Promise.race([prepare(platform, options, districts, stop), aborted(stop)]);
  if (ready === undefined) return stoppedEarly(options);
  if (options.check) return printCheck(ready, platform, options);
  if (options.json) answerJson(readyLine(platform, ready));
  else welcome(platform, ready);
  await aborted(stop);
  return exitCode.ok;
};

/** Nobody should take a check that was stopped for one that was passed. */
const stoppedEarly = (options: StartOptions): number => {
  if (options.check) throw new CommandFailed('在核对完成前停止 · stopped before the check was done');
  if (options.json) answerJson({ stopped: true });
  return exitCode.ok;
};

interface Ready {
  readonly readyMs: number;
  readonly imported: ImportReport | null;
  readonly view: ReportView | null;
  readonly district: string;
}

const prepare = async (platform: Platform, options: StartOptions, districts: readonly string[], stop: AbortSignal): Promise<Ready> => {
  const district = districts[0] ?? '';
  const clerk = await GatewayClient.asLocalPerson(platform.url, 'local-clerk');
  const imported = options.empty ? null : await loadHistory(clerk, district, options.history ?? historyFolder(district), stop);
  await waitUntilCaughtUp(clerk);
  const view = options.empty ? null : await clerk.get<ReportView>(`/v1/districts/${district}/reporting/figures`);
  return { readyMs: performance.now(), imported, view, district };
};

const printCheck = ({ readyMs, imported, view }: Ready, platform: Platform, options: StartOptions): number => {
  if (imported === null || view === null) throw new CommandFailed('--check needs the history', exitCode.usage);
  const differences = compareWithExpected(view);
  const feed = platform.brokers === '' ? 'log' : 'kafka';
  if (options.json) answerJson(checkDocument({ readyMs, feed, processes: platform.processes, imported, view }));
  else process.stdout.write(`${summaryOf(view, imported)}\n`);
  for (const { id, field, expected, actual } of differences) say(`${id} ${field}: 预期 expected ${expected}, 实得 actual ${actual}`);
  say(differences.length === 0 ? `全部 ${view.figures.length} 个数字与预期一致 · all ${view.figures.length} figures as expected` : `${differences.length} 处与预期不一致 · differences`);
  return differences.length === 0 ? exitCode.ok : exitCode.verificationFailed;
};

/** The one line of `yange start --json`: for a program that waits until it may ask. */
const readyLine = (platform: Platform, { readyMs, imported }: Ready): object => ({
  ready_ms: Math.round(readyMs),
  url: platform.url,
  dataFolder: platform.dataFolder,
  processes: platform.processes,
  import: imported === null ? null : { rows: imported.rows, commands: imported.commands, repeated: imported.repeated, events: imported.events, rejected: imported.rejected },
});

const welcome = (platform: Platform, { readyMs, imported, view }: Ready): void => {
  const lines = [
    view === null ? '' : summaryOf(view, imported),
    '',
    `沿革 Yange  ${platform.url}   （${(readyMs / 1000).toFixed(1)} s）`,
    `数据 data   ${platform.dataFolder}${platform.brokers === '' ? '' : `   Kafka ${platform.brokers}`}`,
    '可登录的示例人员 people to log in as:',
    ...localPeople.map(({ id, title }) => `  ${id.padEnd(22)} ${title.zh} ${title.en}`),
    '按 Ctrl-C 停止 · Ctrl-C stops it',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
};
