import { setTimeout as pause } from 'node:timers/promises';
import { isReady, type GatewayClient } from '../client/gateway.client.js';
import { uploadFolder, type ImportReport } from '../client/import.upload.js';
import { problemLines } from '../commands/import.problems.js';
import { CommandFailed } from '../exit-code.js';
import { say } from '../terminal/progress.js';

/** An import that something cut short is brought again, as often as this: rows that were recorded are not recorded twice. */
const attempts = 10;
const readyWithinMs = 60_000;

/** Brings the history into a platform of which any part may be killed and started again meanwhile. @throws {CommandFailed} */
export const loadHistory = async (client: GatewayClient, district: string, folder: string, stop: AbortSignal): Promise<ImportReport> => {
  for (let attempt = 1; ; attempt += 1) {
    const report = await uploadFolder(client, { folder, district, dryRun: false, goodRowsOnly: false }).catch(cutShort);
    stop.throwIfAborted();
    if (!(report instanceof CommandFailed) && report.state === 'done') return report;
    const reason = report instanceof CommandFailed ? report.message : (report.failure?.en ?? report.state);
    if (!(report instanceof CommandFailed)) say(problemLines(report));
    const again = (report instanceof CommandFailed || report.state === 'failed') && attempt < attempts;
    if (!again) throw new CommandFailed(`the history of ${district} was not loaded: ${reason}`);
    say(`导入中断，稍后重试 · the import was cut short and is brought again (${attempt}): ${reason}`);
    await untilReady(client.url);
  }
};

const cutShort = (error: unknown): CommandFailed => {
  if (error instanceof CommandFailed) return error;
  throw error;
};

const untilReady = async (url: string): Promise<void> => {
  for (const end = performance.now() + readyWithinMs; performance.now() < end; await pause(200)) {
    if (await isReady(url)) return;
  }
};
