import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { EventLogs, StoredEvent } from '@yange/event-log';
import { ApiAnswer, Right } from '@yange/http';
import { sentenceOf, type RecordedEvent } from '@yange/sentences';
import { momentParams, type ServiceDefinition } from '@yange/use-case';
import { z } from 'zod';
import { recentEventsShape } from '../answer.shapes.js';
import { assertDistrict } from '../command.request.js';
import { eventAsJson } from '../event.json.js';
import { knownAtParameter, logAt } from '../log.moment.js';
import { LOGS, SERVICE } from '../service.tokens.js';
import { eventFilters, EventSieve } from './event.filter.js';
import { recentEvents } from './recent.events.js';

const asked = z.strictObject({ ...eventFilters, knownAt: momentParams.knownAt, before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(), limit: z.coerce.number().int().min(1).max(1_000).default(50) });

/** Of each filter a parameter, for the description of a door. */
export const filterParameters: readonly MethodDecorator[] = Object.entries(eventFilters).map(([name, schema]) => {
  const { description, ...described } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as { readonly $schema?: string; readonly description?: string };
  const { $schema: _schema, ...own } = described;
  return ApiQuery({ name, required: false, schema: own as never, description: description ?? '' });
});

const withFilters: MethodDecorator = (target, key, descriptor) => {
  for (const decorate of filterParameters) decorate(target, key, descriptor as never);
};

/** The log backwards, as an auditor reads it: what happened last, in words. */
@Controller('v1/districts/:district')
export class AuditController {
  constructor(
    @Inject(SERVICE) private readonly service: ServiceDefinition,
    @Inject(LOGS) private readonly logs: EventLogs,
  ) {}

  @Get('recent-events')
  @Right('read')
  @ApiOperation({ operationId: 'recent-events', summary: '最近的事件，附语句 · the last events, the newest first, each with its sentence' })
  @ApiQuery({ name: 'before', required: false, schema: { type: 'integer', minimum: 1 }, description: '在此位置之前；接着读用 scannedFrom · before this position; to go on, the `scannedFrom` of the answer' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 1000, default: 50 } })
  @withFilters
  @knownAtParameter
  @ApiAnswer(200, '事件 · events', recentEventsShape)
  async recent(@Param('district') district: string, @Query() query: Record<string, string>): Promise<object> {
    const { before, limit, knownAt, ...filter } = asked.parse(query);
    const { log, moment } = await logAt(this.logs.forDistrict(assertDistrict(district)), { knownAt });
    const { position: head } = await log.head();
    const { events, scannedFrom, recordedAt } = await recentEvents(log, new EventSieve(filter, this.service.contract), Math.min(before ?? head + 1, head + 1), limit);
    return { logId: log.logId, head, scannedFrom, recordedAt, events: events.map((event) => this.told(event)), moment };
  }

  private told(event: StoredEvent): object {
    const json = eventAsJson(this.service.contract, event);
    const { zh, en } = sentenceOf(json as unknown as RecordedEvent);
    return { ...json, sentence: { zh, en } };
  }
}
