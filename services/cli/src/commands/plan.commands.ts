import type { components } from '@yange/api-client';
import { stat, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { PlanSource } from '../arguments.js';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { districtOf, uploadFolder } from '../client/import.upload.js';
import { exitCode } from '../exit-code.js';
import { answerJson } from '../terminal/answer.js';
import { say } from '../terminal/progress.js';
import { problemLines } from './import.problems.js';
import { whatIfLines } from './plan.lines.js';

export interface WhatIfWish {
  readonly knownAt?: string;
  readonly since?: string;
  readonly title?: string;
  readonly json: boolean;
}

type PlannedRows = components['schemas']['PlannedRows'];

/** The plan that rows of tables make. What is wrong with a row is told with its place. @returns null where rows cannot be in a plan */
const plannedRows = async (client: GatewayClient, tables: string, wish: { readonly district: string; readonly title?: string }): Promise<PlannedRows | null> => {
  const district = (await stat(tables)).isFile() ? wish.district : await districtOf(tables);
  const report = await uploadFolder(client, { folder: tables, district, dryRun: false, goodRowsOnly: false, plan: wish.title ?? basename(resolve(tables)) });
  if (report.state !== 'done') {
    say(`${problemLines(report)}\n${report.failure === undefined ? `${report.rejected} 行不能列入方案 · rows cannot be in a plan` : `${report.failure.zh} · ${report.failure.en}`}`);
    return null;
  }
  return ask(client.api.GET('/v1/districts/{district}/imports/{importId}/plan', { params: { path: { district, importId: report.importId } } }));
};

/** `yange plan`: rows of tables as a plan, to be tried out, put to the meeting and carried out. */
export const planCommand = async (client: GatewayClient, tables: string, { out, ...wish }: { readonly district: string; readonly title?: string; readonly out?: string }): Promise<number> => {
  const made = await plannedRows(client, tables, wish);
  if (made === null) return exitCode.failure;
  if (out === undefined) answerJson(made.plan);
  else await writeFile(out, `${JSON.stringify(made.plan, null, 2)}\n`);
  say(`方案 ${made.planHash}：${made.plan.steps.length} 步 steps${out === undefined ? '' : ` · ${out} 已写入 written`}`);
  return exitCode.ok;
};

/** `yange what-if`: what would come of a plan. @returns conflict where a step would be refused */
export const whatIfCommand = async (client: GatewayClient, district: string, source: PlanSource, { knownAt, since, json, title }: WhatIfWish): Promise<number> => {
  const plan = 'plan' in source ? source.plan : (await plannedRows(client, source.tables, { district, ...(title === undefined ? {} : { title }) }))?.plan;
  if (plan === undefined) return exitCode.failure;
  const query = { ...(knownAt === undefined ? {} : { knownAt }), ...(since === undefined ? {} : { since }) };
  const answer: components['schemas']['WhatIf'] = await ask(client.api.POST('/v1/districts/{district}/what-ifs', { params: { path: { district }, query }, body: plan as never }));
  if (json) answerJson(answer);
  else process.stdout.write(`${whatIfLines(answer).join('\n')}\n`);
  return answer.outcome === 'refused' ? exitCode.conflict : exitCode.ok;
};

/** `yange carry-out`: the plan that a decision approved, step by step. Given again, what was done is not done again. */
export const carryOutCommand = async (client: GatewayClient, district: string, plan: unknown, { decision, json }: { readonly decision: string; readonly json: boolean }): Promise<number> => {
  const body = { plan, decision };
  const answer = await ask(client.api.POST('/v1/districts/{district}/plan-executions', { params: { path: { district } }, body: body as never }));
  if (json) answerJson(answer);
  else process.stdout.write(`${[`方案 ${answer.planHash} 已实施 carried out`, ...answer.steps.map(({ step, service, status, events }) => `  ${step}  ${service}  ${status}  ${events.map(({ type }) => type).join('、')}`)].join('\n')}\n`);
  return exitCode.ok;
};
