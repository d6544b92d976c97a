import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation } from '@nestjs/swagger';
import type { EventLogs } from '@yange/event-log';
import { ApiAnswer, Right } from '@yange/http';
import { isCalendarDate } from '@yange/kernel';
import { momentParams, platformRules, rulesInForce, type ServiceDefinition } from '@yange/use-case';
import { z } from 'zod';
import { rulesShape } from './answer.shapes.js';
import { assertDistrict } from './command.request.js';
import { dayAsked } from './moment.parameters.js';
import { asOfParameter, knownAtParameter, logAt } from './log.moment.js';
import { LOGS, SERVICE } from './service.tokens.js';
import { todayInChina } from './today.clock.js';

const params = z.strictObject({ on: z.string().refine(isCalendarDate, '没有这一天 · there is no such day').optional(), ...momentParams });

/** The rules of this service and how the district treats them on a day. */
@Controller('v1/districts/:district')
export class RulesController {
  constructor(
    @Inject(SERVICE) private readonly service: ServiceDefinition,
    @Inject(LOGS) private readonly logs: EventLogs,
  ) {}

  @Get('rules')
  @Right('read')
  @ApiBearerAuth()
  @asOfParameter
  @knownAtParameter
  @ApiAnswer(200, '规则 · rules', rulesShape)
  @ApiOperation({ operationId: 'rules', summary: '在用规则 · The rules in force' })
  async list(@Param('district') district: string, @Query() query: Record<string, string>): Promise<object> {
    const { knownAt, ...days } = params.parse(query);
    const asOf = dayAsked(days);
    const { log, moment } = await logAt(this.logs.forDistrict(assertDistrict(district)), { asOf, knownAt });
    const on = asOf ?? todayInChina();
    return { on, rules: await rulesInForce(log, this.service.contract, [...platformRules, ...this.service.rules], on), moment };
  }
}
