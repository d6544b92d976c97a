import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation } from '@nestjs/swagger';
import type { EventLogs } from '@yange/event-log';
import { ApiAnswer, Right } from '@yange/http';
import { momentParams, platformAggregates, scheduledChanges, type ServiceDefinition } from '@yange/use-case';
import { decodeEnvelope, effectiveOf } from '@yange/contracts';
import { z } from 'zod';
import { scheduledChangesShape } from './answer.shapes.js';
import { assertDistrict } from './command.request.js';
import { eventAsJson } from './event.json.js';
import { asOfParameter, knownAtParameter, logAt, uncertainOf } from './log.moment.js';
import { LOGS, SERVICE } from './service.tokens.js';
import { todayInChina } from './today.clock.js';

const params = z.strictObject(momentParams);

/** What is recorded and has not taken effect yet. */
@Controller('v1/districts/:district')
export class ScheduledChangesController {
  constructor(
    @Inject(SERVICE) private readonly service: ServiceDefinition,
    @Inject(LOGS) private readonly logs: EventLogs,
  ) {}

  @Get('scheduled-changes')
  @Right('read')
  @ApiBearerAuth()
  @asOfParameter
  @knownAtParameter
  @ApiAnswer(200, '待生效变更 · changes', scheduledChangesShape)
  @ApiOperation({ operationId: 'scheduled-changes', summary: '待生效变更 · Changes that take effect after the day, today where none is given: what they will do, and whether they still hold' })
  async list(@Param('district') district: string, @Query() query: Record<string, string>): Promise<object> {
    const { contract, aggregates } = this.service;
    const asked = params.parse(query);
    const after = asked.asOf ?? todayInChina();
    const { log, moment } = await logAt(this.logs.forDistrict(assertDistrict(district)), asked);
    const found = await scheduledChanges(log, contract, [...aggregates, ...platformAggregates], after);
    const uncertain = uncertainOf(found.map(({ event }) => event), after, ({ envelope }) => effectiveOf(decodeEnvelope(envelope).effective).text);
    return { after, changes: found.map(({ event, broken }) => ({ ...eventAsJson(contract, event), holds: broken.length === 0, broken })), moment: { ...moment, uncertain } };
  }
}
