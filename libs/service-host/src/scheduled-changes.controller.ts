import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation } from '@nestjs/swagger';
import type { EventLogs } from '@yange/event-log';
import { ApiAnswer, Right } from '@yange/http';
import { platformAggregates, scheduledChanges, type ServiceDefinition } from '@yange/use-case';
import { scheduledChangesShape } from './answer.shapes.js';
import { assertDistrict } from './command.request.js';
import { eventAsJson } from './event.json.js';
import { LOGS, SERVICE } from './service.tokens.js';
import { todayInChina } from './today.clock.js';

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
  @ApiAnswer(200, '待生效变更 · changes', scheduledChangesShape)
  @ApiOperation({ operationId: 'scheduled-changes', summary: '待生效变更 · Changes that take effect after today: what they will do, and whether they still hold' })
  async list(@Param('district') district: string): Promise<object> {
    const { contract, aggregates } = this.service;
    const after = todayInChina();
    const found = await scheduledChanges(this.logs.forDistrict(assertDistrict(district)), contract, [...aggregates, ...platformAggregates], after);
    return { after, changes: found.map(({ event, broken }) => ({ ...eventAsJson(contract, event), holds: broken.length === 0, broken })) };
  }
}
