import { setTimeout as pause } from 'node:timers/promises';
import type { components } from '@yange/api-client';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { CommandFailed, exitCode } from '../exit-code.js';
import { answerJson } from '../terminal/answer.js';
import { progress, say } from '../terminal/progress.js';

type Recorded = components['schemas']['RecordedImport'];
type Report = components['schemas']['TakingBackReport'];

export interface TakeBackOptions {
  readonly district: string;
  /** `recordedAs` of the report of the import */
  readonly importId: string;
  readonly json: boolean;
  readonly sign: boolean;
  readonly reason?: string;
}

const pollMs = 200;

/** `yange import --take-back <id>`: what would go, with what rests on it; then the proposal of one person, and the signature of another that carries it out. */
export const takeBackCommand = async (client: GatewayClient, options: TakeBackOptions): Promise<number> => {
  const { district, importId, json, sign, reason } = options;
  if (sign && reason !== undefined) throw new CommandFailed('提出（--reason）与签办（--sign）须由两人分别办理 · one person proposes (--reason), another signs (--sign)', exitCode.usage);
  const path = { district, importId };
  if (sign) return signed(client, path, json);
  const found = reason === undefined ? await ask(client.api.GET('/v1/districts/{district}/recorded-imports/{importId}', { params: { path } })) : await ask(client.api.POST('/v1/districts/{district}/recorded-imports/{importId}/taking-back-proposals', { params: { path }, body: { reason } }));
  if (json) answerJson(found);
  else process.stdout.write(`${[...headLines(found), ...(reason === undefined ? await rowLines(client, path, found) : [])].join('\n')}\n`);
  return found.state === 'nothing' ? exitCode.failure : exitCode.ok;
};

type Path = Pick<TakeBackOptions, 'district' | 'importId'>;

const signed = async (client: GatewayClient, path: Path, json: boolean): Promise<number> => {
  const found = await ask(client.api.GET('/v1/districts/{district}/recorded-imports/{importId}', { params: { path } }));
  const seen = found.services.flatMap(({ proposals }) => proposals.filter(({ stage }) => stage === 'submitted').map(({ draftId, version, contentHash }) => ({ draftId, version, contentHash })));
  if (!json) for (const line of headLines(found)) say(line);
  let report: Report = await ask(client.api.POST('/v1/districts/{district}/recorded-imports/{importId}/takings-back', { params: { path }, body: { seen } }));
  const shown = progress('撤回 taking back');
  while (report.state === 'running') {
    await pause(pollMs);
    report = await ask(client.api.GET('/v1/districts/{district}/recorded-imports/{importId}/takings-back', { params: { path } }));
    shown.update(report.looked, Math.max(report.rows, 1), '');
  }
  shown.stop();
  if (json) answerJson(report);
  else {
    for (const { table, row, column, rule, zh, en } of report.problems) process.stdout.write(`✗ ${table} ${row}  列 column ${column}  ${rule}\n    ${zh} · ${en}\n`);
    const { state, rows, takenBack, nothingLeft, before, refused, events } = report;
    process.stdout.write(`${state}: ${rows} 行 rows, ${takenBack} 撤回 taken back, ${nothingLeft} 早已不计 nothing left, ${before} 此前已撤回 before, ${refused} 不能撤回 refused, ${events} 事件撤销 events annulled\n`);
  }
  if (report.failure) say(`${report.failure.zh} · ${report.failure.en}`);
  return report.state === 'done' ? exitCode.ok : report.state === 'partly' ? exitCode.conflict : exitCode.failure;
};

const headLines = ({ state, rows, events, counting, services }: Recorded): readonly string[] => [
  `${state}: ${rows} 行 rows, ${events} 事件 events, ${counting} 仍计入 counting`,
  ...services.map((one) => `  ${one.service}: ${one.rows} 行 rows, ${one.counting}/${one.events} 仍计入 counting${one.proposals.map(({ stage, reason, writers }) => `；${stage} “${reason}” ${writers.join('、')}`).join('')}`),
];

/** The last rows of each log, with what rests on them. */
const rowLines = async (client: GatewayClient, path: Path, { services }: Recorded): Promise<readonly string[]> => {
  const lines: string[] = [];
  for (const { service } of services) {
    const { rows, next } = await ask(client.api.GET('/v1/districts/{district}/recorded-imports/{importId}/rows', { params: { path, query: { service } } }));
    for (const { table, row, events, resting, unavailable, never } of rows) {
      lines.push(`- ${table} ${row}: ${events.map(({ type, effectiveTo, counts }) => `${type} ${effectiveTo}${counts ? '' : '（已不计 gone）'}`).join('、')}`);
      if (never !== undefined) lines.push(`    ✗ ${never.column} ${never.rule} ${never.zh} · ${never.en}`);
      for (const one of resting) lines.push(`    ! ${one.service} ${one.type} ${one.effectiveTo} ${one.eventId}`);
      for (const one of unavailable) lines.push(`    ? ${one.service} ${one.code}`);
    }
    if (next !== null) lines.push(`  … ${service} 更早的行未列出 earlier rows are not shown`);
  }
  return lines;
};
