import type { GatewayClient } from '../client/gateway.client.js';
import { districtOf, uploadFolder } from '../client/import.upload.js';
import { exitCode } from '../exit-code.js';
import { say } from '../terminal/progress.js';
import { problemLines } from './import.problems.js';
import { answerJson } from '../terminal/answer.js';

export interface ImportOptions {
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly goodRowsOnly: boolean;
}

/** `yange import <folder>`: brings the tables of a district through the gateway. */
export const importCommand = async (client: GatewayClient, folder: string, options: ImportOptions): Promise<number> => {
  const report = await uploadFolder(client, { folder, district: await districtOf(folder), dryRun: options.dryRun, goodRowsOnly: options.goodRowsOnly });
  if (options.json) answerJson(report);
  else {
    const problems = problemLines(report);
    if (problems !== '') process.stdout.write(`${problems}\n`);
    process.stdout.write(`${report.state}: ${report.rows} 行 rows, ${report.commands} 命令 commands, ${report.repeated} 已有 repeated, ${report.events} 事件 events, ${report.rejected} 退回 rejected\n`);
  }
  if (report.failure) say(`${report.failure.zh} · ${report.failure.en}`);
  if (report.state === 'failed') return exitCode.failure;
  return report.problems.some((problem) => problem.rule === 'changed-row') ? exitCode.conflict : report.state === 'rejected' ? exitCode.failure : exitCode.ok;
};
