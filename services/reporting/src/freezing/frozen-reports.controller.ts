import { Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { idempotencyKeyPattern, Right, sentSchema, type AuthenticatedRequest } from '@yange/http';
import { answeredBy, assertDistrict, readCommandRequest } from '@yange/service-host';
import type { AnyUseCase, CommandOutcome } from '@yange/use-case';
import type { FastifyReply } from 'fastify';
import { freezeReportBody, freezeReportUseCase, type FreezeReportBody } from '../commands/template/freeze-report.use-case.js';
import { FROZEN_REPORTS } from './freezing.tokens.js';
import type { FrozenReports } from './frozen.reports.js';

/** What a caller says; what is frozen is generated here. */
const door = freezeReportUseCase({ facts: {}, open: [] }) as AnyUseCase;

/** 定稿: the report as it reads now, kept by what it was derived from. */
@Controller('v1/districts/:district')
export class FrozenReportsController {
  constructor(@Inject(FROZEN_REPORTS) private readonly reports: FrozenReports) {}

  @Post('frozen-reports')
  @HttpCode(201)
  @Right('reporting.record')
  @ApiOperation({ operationId: 'freeze-report', summary: '定稿汇报：记下模板版本、各日志位置和内容哈希 · freeze a report: template version, positions and hash of its content are recorded' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: idempotencyKeyPattern } })
  @ApiBody({ required: true, schema: sentSchema(freezeReportBody) as never })
  @ApiResponse({ status: 201, description: '已定稿 · frozen', content: { 'application/json': { schema: { $ref: '#/components/schemas/CommandAnswer' } as never } } })
  @ApiResponse({ status: 409 })
  async freeze(@Param('district') district: string, @Req() request: AuthenticatedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<CommandOutcome> {
    const { body, meta } = readCommandRequest(request, door, assertDistrict(district));
    return answeredBy(await this.reports.freeze(body as FreezeReportBody, meta), reply);
  }
}
