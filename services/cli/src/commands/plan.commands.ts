import type { components } from '@yange/api-client';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { exitCode } from '../exit-code.js';
import { answerJson } from '../terminal/answer.js';
import { whatIfLines } from './plan.lines.js';

export interface WhatIfWish {
  readonly knownAt?: string;
  readonly since?: string;
  readonly json: boolean;
}

/** `yange what-if`: what would come of a plan. @returns conflict where a step would be refused */
export const whatIfCommand = async (client: GatewayClient, district: string, plan: unknown, { knownAt, since, json }: WhatIfWish): Promise<number> => {
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
