import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation } from '@nestjs/swagger';
import type { EventLogs } from '@yange/event-log';
import { ApiAnswer, Problem, Right } from '@yange/http';
import { decisionStream, momentParams, readTimeline, usedOf, type DecisionState, type ServiceDefinition } from '@yange/use-case';
import { z } from 'zod';
import { decisionUsesShape } from './answer.shapes.js';
import { assertDistrict } from './command.request.js';
import { asOfParameter, knownAtParameter, logAt } from './log.moment.js';
import { LOGS, SERVICE } from './service.tokens.js';

const params = z.strictObject(momentParams);

/** How much of a decision the changes of this service have used: of a matter that counts, all changes are of one service. */
@Controller('v1/districts/:district')
export class DecisionUsesController {
  constructor(
    @Inject(SERVICE) private readonly service: ServiceDefinition,
    @Inject(LOGS) private readonly logs: EventLogs,
  ) {}

  @Get('decisions/:decisionId/uses')
  @Right('read')
  @ApiBearerAuth()
  @asOfParameter
  @knownAtParameter
  @ApiAnswer(200, '决定的使用 · how much of a decision is used', decisionUsesShape)
  @ApiOperation({ operationId: 'decision-uses', summary: '决定的使用 · What a decision grants, and how much of it changes of this service have used' })
  async list(@Param('district') district: string, @Param('decisionId') decisionId: string, @Query() query: Record<string, string>): Promise<object> {
    const asked = params.parse(query);
    const { log, moment } = await logAt(this.logs.forDistrict(assertDistrict(district)), asked);
    const { timeline } = await readTimeline(log, this.service.contract, decisionStream(decisionId.toLowerCase()) as never);
    const state = (asked.asOf === undefined ? timeline.latest() : timeline.at(asked.asOf)) as DecisionState;
    if (state.noted === null) throw new Problem(404, 'not-found');
    return { decisionId: state.noted.decisionId, items: state.noted.items.map((item, index) => itemOf(item, usedOf(state, index + 1))), moment };
  }
}

const itemOf = ({ matter, words, subjectIds, quantity, quotaKind, direction }: NonNullable<DecisionState['noted']>['items'][number], used: number): object => ({
  matter, words, subjectIds, quotaKind: quotaKind || null, direction: direction || null, granted: quantity === 0 ? null : quantity, used, left: quantity === 0 ? null : quantity - used,
});
