import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { EventLogs } from '@yange/event-log';
import { ApiAnswer, Problem, Right } from '@yange/http';
import { momentParams, type ServiceDefinition } from '@yange/use-case';
import { z } from 'zod';
import { eventPageShape, eventShape } from './answer.shapes.js';
import { assertDistrict } from './command.request.js';
import { eventAsJson } from './event.json.js';
import { knownAtParameter, logAt } from './log.moment.js';
import { LOGS, SERVICE } from './service.tokens.js';

const whole = (least: number, most: number, otherwise: number) => z.string().regex(/^\d{1,12}$/).transform(Number).pipe(z.number().min(least).max(most)).default(otherwise);

const page = z.strictObject({ after: whole(0, Number.MAX_SAFE_INTEGER, 0), limit: whole(1, 1000, 100), type: z.string().max(60).optional(), stream: z.string().max(300).optional(), knownAt: momentParams.knownAt });

/** The service's log, read by position: for auditors, for other programs, for back-filling. */
@Controller('v1/districts/:district')
export class EventsController {
  constructor(
    @Inject(SERVICE) private readonly service: ServiceDefinition,
    @Inject(LOGS) private readonly logs: EventLogs,
  ) {}

  @Get('events')
  @Right('read')
  @ApiOperation({ operationId: 'events', summary: '事件日志 · The log, by position' })
  @ApiQuery({ name: 'after', required: false, schema: { type: 'integer', minimum: 0, default: 0 }, description: '位置；与 stream 同用时为版本 · a position; with stream, a version' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 } })
  @ApiQuery({ name: 'type', required: false, schema: { type: 'string', maxLength: 60 } })
  @ApiQuery({ name: 'stream', required: false, schema: { type: 'string', maxLength: 300 } })
  @knownAtParameter
  @ApiAnswer(200, '一页事件 · a page of events', eventPageShape)
  async list(@Param('district') district: string, @Query() query: Record<string, string>): Promise<object> {
    const { after, limit, type, stream, knownAt } = page.parse(query);
    const { log, moment } = await logAt(this.logs.forDistrict(assertDistrict(district)), { knownAt });
    if (stream !== undefined) {
      const events = await log.readStream(stream, after);
      return { logId: log.logId, events: events.slice(0, limit).map((event) => eventAsJson(this.service.contract, event)), moment };
    }
    const read = await log.readPage({ after, limit, ...(type === undefined ? {} : { types: [type] }) });
    const head = await log.head();
    return { logId: log.logId, head: head.position, scannedTo: read.scannedTo, events: read.events.map((event) => eventAsJson(this.service.contract, event)), moment };
  }

  @Get('events/:eventId')
  @Right('read')
  @ApiOperation({ operationId: 'event', summary: '一条事件 · One event' })
  @ApiAnswer(200, '事件 · the event', eventShape)
  async one(@Param('district') district: string, @Param('eventId') eventId: string): Promise<object> {
    if (!z.uuid().safeParse(eventId).success) throw new Problem(404, 'not-found');
    const found = await this.logs.forDistrict(assertDistrict(district)).findEvent(eventId);
    if (found === null) throw new Problem(404, 'not-found');
    return eventAsJson(this.service.contract, found);
  }
}
