import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { districtOf, uploadFolder } from '../client/import.upload.js';
import { exitCode } from '../exit-code.js';
import { say } from '../terminal/progress.js';
import { figureLines, problemLines, proposalLines } from './import.problems.js';
import { answerJson } from '../terminal/answer.js';

export interface ImportOptions {
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly goodRowsOnly: boolean;
  readonly confirmColumns: boolean;
  /** of a file without a manifest */
  readonly district: string;
  readonly cutOver?: string;
  readonly table?: string;
  /** folder for the files back with a column 错误 */
  readonly errors?: string;
}

/** `yange import <folder or file>`: brings the tables of a district through the gateway. */
export const importCommand = async (client: GatewayClient, folder: string, options: ImportOptions): Promise<number> => {
  const district = (await stat(folder)).isFile() ? options.district : await districtOf(folder);
  const report = await uploadFolder(client, { folder, ...options, district });
  if (options.errors !== undefined) await writeErrorFiles(client, { district, importId: report.importId }, options.errors);
  if (options.json) answerJson(report);
  else {
    if (report.proposal?.certain === false && report.state === 'rejected') process.stdout.write(`${proposalLines(report.proposal)}\n`);
    const problems = problemLines(report);
    for (const lines of [problems, figureLines(report)]) if (lines !== '') process.stdout.write(`${lines}\n`);
    if (report.recordedAs !== undefined && report.events > 0) say(`撤回凭此编号 · to take it back: yange import --take-back ${report.recordedAs} --reason …${report.half === true ? '（只入账了一部分：请接着办理，或撤回 · only a part is recorded: go on, or take it back）' : ''}`);
    process.stdout.write(`${report.state}: ${report.rows} 行 rows, ${report.commands} 命令 commands, ${report.repeated} 已有 repeated, ${report.events} 事件 events, ${report.rejected} 退回 rejected\n`);
  }
  if (report.failure) say(`${report.failure.zh} · ${report.failure.en}`);
  if (report.state === 'failed') return exitCode.failure;
  return report.problems.some((problem) => problem.rule === 'changed-row') ? exitCode.conflict : report.state === 'rejected' ? exitCode.failure : exitCode.ok;
};

/** The clerk's own files, with what is wrong beside each row. */
const writeErrorFiles = async (client: GatewayClient, path: { readonly district: string; readonly importId: string }, folder: string): Promise<void> => {
  const { files } = await ask(client.api.GET('/v1/districts/{district}/imports/{importId}/error-files', { params: { path } }));
  await mkdir(folder, { recursive: true });
  for (const { file } of files) {
    const at = join(folder, file.replace(/\.(\w+)$/, '-错误.$1'));
    const content = await ask(client.api.GET('/v1/districts/{district}/imports/{importId}/error-file', { params: { path, query: { file } }, parseAs: 'arrayBuffer' }));
    await writeFile(at, Buffer.from(content));
    say(`${at} 已写入 · written`);
  }
};
