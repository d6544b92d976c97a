import { Readable } from 'node:stream';
import { Controller, HttpCode, Inject, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { EventLogs, TemporarySession } from '@yange/event-log';
import { Right, type AuthenticatedRequest } from '@yange/http';
import type { ServiceDefinition } from '@yange/use-case';
import { assertDistrict } from '../command.request.js';
import { LOGS, SERVICE, TEMPORARY } from '../service.tokens.js';
import { exportQuestion } from './export.messages.js';
import { RowExport } from './exported.rows.js';

/** The door by which the gateway gets a log as rows of import tables: a line of JSON each, the last one says that it is whole. */
@ApiExcludeController()
@Controller('v1')
export class ExportController {
  constructor(
    @Inject(SERVICE) private readonly service: ServiceDefinition,
    @Inject(LOGS) private readonly logs: EventLogs,
    @Inject(TEMPORARY) private readonly temporary: (() => TemporarySession) | null,
  ) {}

  @Post('districts/:district/exports/rows')
  @HttpCode(200)
  @Right('read')
  rows(@Param('district') district: string, @Req() request: AuthenticatedRequest): StreamableFile {
    const asked = exportQuestion.parse(request.body);
    const log = this.logs.forDistrict(assertDistrict(district));
    const run = new RowExport({ service: this.service, log, district, temporary: this.temporary?.() ?? null }, asked);
    return new StreamableFile(Readable.from(lines(run)), { type: 'application/x-ndjson' });
  }
}

async function* lines(run: RowExport): AsyncGenerator<string> {
  try {
    for await (const item of run.items()) yield `${JSON.stringify(item)}\n`;
  } finally {
    await run.close();
  }
}
