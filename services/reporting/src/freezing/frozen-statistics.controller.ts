import { Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { idempotencyKeyPattern, Right, sentSchema, type AuthenticatedRequest } from '@yange/http';
import { answeredBy, assertDistrict, commandFields, readCommandRequest } from '@yange/service-host';
import type { AnyUseCase, CommandOutcome } from '@yange/use-case';
import type { FastifyReply } from 'fastify';
import { freezeStatisticsBody, freezeStatisticsUseCase, type FreezeStatisticsBody } from '../commands/statistics/freeze-statistics.use-case.js';
import { FROZEN_YEARS } from './freezing.tokens.js';
import type { FrozenYears } from './frozen.statistics.js';

/** What a caller says; what is frozen is derived here. */
const door = freezeStatisticsUseCase({}) as AnyUseCase;

const sent = freezeStatisticsBody.extend(commandFields.pick({ corrects: true, correctionReason: true }).shape);

/** 年报定稿: the statistics of a year as they are now, kept by what they were derived from. */
@Controller('v1/districts/:district')
export class FrozenStatisticsController {
  constructor(@Inject(FROZEN_YEARS) private readonly years: FrozenYears) {}

  @Post('frozen-statistics')
  @HttpCode(201)
  @Right('reporting.record')
  @ApiOperation({ operationId: 'freeze-statistics', summary: '年报定稿：记下口径版本、各日志位置和内容哈希；再次定稿须更正前一次 · freeze the statistics of a year; another one corrects the first, citing it' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: idempotencyKeyPattern } })
  @ApiBody({ required: true, schema: sentSchema(sent) as never })
  @ApiResponse({ status: 201, description: '已定稿 · frozen', content: { 'application/json': { schema: { $ref: '#/components/schemas/CommandAnswer' } as never } } })
  @ApiResponse({ status: 409 })
  async freeze(@Param('district') district: string, @Req() request: AuthenticatedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<CommandOutcome> {
    const { body, meta } = readCommandRequest(request, door, assertDistrict(district));
    return answeredBy(await this.years.freeze(body as FreezeStatisticsBody, meta), reply);
  }
}
