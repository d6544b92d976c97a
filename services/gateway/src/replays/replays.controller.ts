import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { isCalendarDate } from '@yange/kernel';
import { momentParams } from '@yange/use-case';
import { z } from 'zod';
import { SERVICES } from '../gateway.tokens.js';
import { clientsFor, type ServiceClient } from '../imports/service.client.js';
import { knownAtQuery } from '../overview/known.moment.js';
import { replayLines, type ReplayPage } from './replay.lines.js';

const day = z.string().refine(isCalendarDate, '没有这一天 · no such day');
const params = z.strictObject({ from: day, to: day, knownAt: momentParams.knownAt });
const linesType = 'application/x-ndjson';
const stepsAtATime = 1_000;

/** 逐步重放 as a stream: what reporting tells page by page, a line of JSON each, at one moment from the first line to the last. */
@Controller('v1/districts/:district/replays')
export class ReplaysController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  @Get()
  @Right('read')
  @ApiOperation({ operationId: 'replays', summary: '逐步重放，边读边给：每行一步，最后一行说明完整 · step by step as a stream: a step a line, and a last line that says that it is whole' })
  @ApiQuery({ name: 'from', required: true, schema: { type: 'string', format: 'date' } })
  @ApiQuery({ name: 'to', required: true, schema: { type: 'string', format: 'date' } })
  @knownAtQuery
  @ApiProduces(linesType)
  @ApiResponse({ status: 200, description: '一行一步：{"event", "figures"}；末行 {"end": true, "total", "knownAt"} · a step a line; the last line says how many there were and at which positions', content: { [linesType]: { schema: { type: 'string' } } } })
  async stream(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    if (!/^\d{6}$/.test(district)) throw new Problem(404, 'unknown-district');
    const { from, to, knownAt } = params.parse(query);
    const reporting: ServiceClient | undefined = clientsFor(this.services, request)['reporting'];
    if (reporting === undefined) throw new Problem(503, 'service-unavailable');
    const page = (asked: Readonly<Record<string, string>>): Promise<ReplayPage> => reporting.get(`/v1/districts/${district}/replay?${new URLSearchParams({ from, to, ...asked }).toString()}`);
    // What is wrong with the question is an answer with a status; only then lines begin.
    const { moment } = await page({ limit: '1', ...(knownAt === undefined ? {} : { knownAt }) });
    // One step alone: it is there at once, however long the replay is.
    const first = await page({ limit: '1', knownAt: moment.knownAt });
    const pages = (cursor: string): Promise<ReplayPage> => page({ limit: String(stepsAtATime), knownAt: moment.knownAt, cursor });
    return new StreamableFile(Readable.from(replayLines(first, pages), { objectMode: false, highWaterMark: 1 }), { type: linesType });
  }
}
