import { readFile } from 'node:fs/promises';
import type { components } from '@yange/api-client';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { CommandFailed, exitCode } from '../exit-code.js';
import { answerJson } from '../terminal/answer.js';
import { whatIfLines } from './plan.lines.js';

export interface WhatIfWish {
  readonly knownAt?: string;
  readonly since?: string;
  readonly json: boolean;
}

type Sent = Readonly<Record<string, never>>;

/** @throws {CommandFailed} usage */
const planIn = async (file: string): Promise<Sent> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandFailed(`读不到方案文件 ${file} · no such file`, exitCode.usage);
  });
  try {
    return JSON.parse(text) as Sent;
  } catch {
    throw new CommandFailed(`${file} 不是 JSON · is not JSON`, exitCode.usage);
  }
};

/** `yange what-if`: what would come of a plan. @returns conflict where a step would be refused */
export const whatIfCommand = async (client: GatewayClient, district: string, file: string, { knownAt, since, json }: WhatIfWish): Promise<number> => {
  const query = { ...(knownAt === undefined ? {} : { knownAt }), ...(since === undefined ? {} : { since }) };
  const answer: components['schemas']['WhatIf'] = await ask(client.api.POST('/v1/districts/{district}/what-ifs', { params: { path: { district }, query }, body: (await planIn(file)) as never }));
  if (json) answerJson(answer);
  else process.stdout.write(`${whatIfLines(answer).join('\n')}\n`);
  return answer.outcome === 'refused' ? exitCode.conflict : exitCode.ok;
};

/** `yange carry-out`: the plan that a decision approved, step by step. Given again, what was done is not done again. */
export const carryOutCommand = async (client: GatewayClient, district: string, file: string, { decision, json }: { readonly decision: string; readonly json: boolean }): Promise<number> => {
  const body = { plan: await planIn(file), decision };
  const answer = await ask(client.api.POST('/v1/districts/{district}/plan-executions', { params: { path: { district } }, body: body as never }));
  if (json) answerJson(answer);
  else process.stdout.write(`${[`方案 ${answer.planHash} 已实施 carried out`, ...answer.steps.map(({ step, service, status, events }) => `  ${step}  ${service}  ${status}  ${events.map(({ type }) => type).join('、')}`)].join('\n')}\n`);
  return exitCode.ok;
};
