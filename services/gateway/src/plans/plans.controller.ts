import { setTimeout as pause } from 'node:timers/promises';
import { Body, Controller, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, idempotencyKeyOf, idempotencyKeyPattern, Problem, Right, sentSchema, type AuthenticatedRequest } from '@yange/http';
import { planHashOf, planShape, type Plan } from '@yange/service-host';
import { momentParams, type CommandOutcome } from '@yange/use-case';
import { z } from 'zod';
import { SERVICES } from '../gateway.tokens.js';
import { clientsFor, type ServiceClient } from '../imports/service.client.js';
import { planDifferences } from './plan.differences.js';
import { executionRequest, executionShape, whatIfShape, type WhatIf } from './plan.shapes.js';
import { TriedPlan } from './tried.plan.js';

type Clients = Readonly<Record<string, ServiceClient>>;

const moments = z.strictObject({ knownAt: momentParams.knownAt, since: momentParams.knownAt });

/** What a reaction still has to bring to another service: a step that is refused meanwhile is tried again. */
const patience = { everyMs: 250, tries: 40 };

/** 方案: what would come of it, and carrying it out as it was approved. */
@Controller('v1/districts/:district')
export class PlansController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  @Post('what-ifs')
  @HttpCode(200)
  @Right('read')
  @ApiOperation({ operationId: 'what-if', summary: '方案试算：如付诸实施会怎样，不写入任何事件 · what would come of a plan; nothing is written' })
  @ApiQuery({ name: 'knownAt', required: false, schema: { type: 'string' }, description: '在该时点已入账的基础上试算：一日、一个时刻或各日志的位置；未注明为现在 · on what was recorded by then' })
  @ApiQuery({ name: 'since', required: false, schema: { type: 'string' }, description: '上次试算的 knownAt：说明此后有何不同 · what differs from the plan as tried out then' })
  @ApiBody({ required: true, schema: sentSchema(planShape) as never })
  @ApiAnswer(200, '试算结果 · what would come of it', whatIfShape)
  async tryOut(@Param('district') district: string, @Query() query: Record<string, string>, @Body() body: unknown, @Req() request: AuthenticatedRequest): Promise<WhatIf> {
    assertRegion(district);
    const { knownAt, since } = moments.parse(query);
    const plan = planShape.parse(body);
    const clients = clientsFor(this.services, request);
    const now = await TriedPlan.run(clients, district, plan, knownAt ?? null);
    if (since === undefined) return { ...now, since: null };
    const then = await TriedPlan.run(clients, district, plan, since);
    return { ...now, since: { knownAt: then.knownAt, differences: [...planDifferences(then, now)] } };
  }

  @Post('plan-executions')
  @HttpCode(201)
  @Right('read')
  @ApiOperation({ operationId: 'carry-out-plan', summary: '实施批准的方案 · carry out the plan that a decision approved, step by step; what was done already is not done again' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: idempotencyKeyPattern }, description: '重发时用同一值；方案各步骤本身不会重复实施 · the steps of a plan are carried out once, whatever the key' })
  @ApiBody({ required: true, schema: sentSchema(executionRequest) as never })
  @ApiAnswer(201, '实施结果 · what was carried out', executionShape)
  @ApiResponse({ status: 409 })
  async carryOut(@Param('district') district: string, @Body() body: unknown, @Req() request: AuthenticatedRequest): Promise<z.infer<typeof executionShape>> {
    assertRegion(district);
    idempotencyKeyOf(request);
    const { plan, decision } = executionRequest.parse(body);
    const clients = clientsFor(this.services, request);
    assertPasses(await TriedPlan.run(clients, district, plan, null));
    const steps: z.infer<typeof executionShape>['steps'] = [];
    for (const [index, { service }] of plan.steps.entries()) {
      const answers = steps.map(({ answer }) => answer);
      const { status, events, answer } = await carriedOut(clients, district, { plan, step: index + 1, answers, decision });
      steps.push({ step: index + 1, service, status, events: events.map((event) => ({ ...event })), answer });
    }
    return { planHash: planHashOf(plan), steps };
  }
}

/** Nothing is begun that would not end: a refusal in the middle would leave half of a plan. @throws {Problem} 409 with the rule of the first refusal */
const assertPasses = ({ steps }: Pick<WhatIf, 'steps'>): void => {
  for (const { step, violations } of steps) {
    const refused = violations.find(({ mode }) => mode === 'refuse');
    if (refused !== undefined) throw new Problem(409, refused.rule, { zh: `第 ${step} 步：${refused.zh}`, en: `step ${step}: ${refused.en}` }, { facts: { ...refused.facts, step: String(step) } });
  }
};

interface Asked {
  readonly plan: Plan;
  readonly step: number;
  readonly answers: readonly Readonly<Record<string, string>>[];
  readonly decision: string;
}

const carriedOut = async (clients: Clients, district: string, asked: Asked): Promise<CommandOutcome> => {
  const client = clients[asked.plan.steps[asked.step - 1]?.service ?? ''];
  if (client === undefined) throw new Problem(503, 'service-unavailable');
  for (let attempt = 1; ; attempt += 1) {
    try {
      const outcome = await client.post<CommandOutcome>(`/v1/districts/${district}/plan-steps`, asked);
      return { ...(outcome.firstAnswer ?? outcome), status: outcome.status };
    } catch (error) {
      // The plan passes as a whole: what is refused here may wait for a reaction to an earlier step, or for the decision itself, to arrive.
      const mayStillCome = error instanceof Problem && error.status === 409 && error.code !== 'plan-not-approved' && attempt < patience.tries;
      if (!mayStillCome) throw error;
      await pause(patience.everyMs);
    }
  }
};

const assertRegion = (district: string): void => {
  if (!/^\d{6}$/.test(district)) throw new Problem(404, 'unknown-district');
};
