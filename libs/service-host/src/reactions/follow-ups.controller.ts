import { decodeData, type FollowUpRefused } from '@yange/contracts';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation } from '@nestjs/swagger';
import type { EventLogs } from '@yange/event-log';
import { ApiAnswer, Right } from '@yange/http';
import { momentParams, type FollowUpEvent, type ServiceDefinition } from '@yange/use-case';
import { z } from 'zod';
import { followUpsShape } from '../answer.shapes.js';
import { assertDistrict } from '../command.request.js';
import { knownAtParameter, logAt } from '../log.moment.js';
import { LOGS, SERVICE } from '../service.tokens.js';

const params = z.strictObject({ knownAt: momentParams.knownAt });

interface FollowUpEntry extends Pick<FollowUpRefused, 'eventId' | 'eventType' | 'context' | 'reaction' | 'label' | 'command' | 'rule' | 'zh' | 'en'> {
  readonly since: string;
  /** null while it is open */
  readonly how: string | null;
}

/** What events called for in this service and a rule refused: read from the log, since there are few of them. */
@Controller('v1/districts/:district')
export class FollowUpsController {
  constructor(
    @Inject(SERVICE) private readonly service: ServiceDefinition,
    @Inject(LOGS) private readonly logs: EventLogs,
  ) {}

  @Get('follow-ups')
  @Right('read')
  @ApiBearerAuth()
  @knownAtParameter
  @ApiAnswer(200, '待办 · follow-ups', followUpsShape)
  @ApiOperation({ operationId: 'follow-ups', summary: '待办 · What is left for a person to see to' })
  async list(@Param('district') district: string, @Query() query: Record<string, string>): Promise<object> {
    const { log, moment } = await logAt(this.logs.forDistrict(assertDistrict(district)), params.parse(query));
    const entries = new Map<string, FollowUpEntry>();
    const head = (await log.head()).position;
    for (let after = 0; after < head; ) {
      const page = await log.readPage({ after, limit: 1000, types: ['FollowUpRefused', 'FollowUpResolved'] });
      for (const stored of page.events) note(entries, decodeData(this.service.contract, stored.type, stored.data) as FollowUpEvent, stored.recordedAt);
      after = page.scannedTo;
    }
    return { followUps: [...entries.values()], moment };
  }
}

const note = (entries: Map<string, FollowUpEntry>, event: FollowUpEvent, since: string): void => {
  const key = `${event.data.eventId} ${event.data.label}`;
  if (event.type === 'FollowUpRefused') {
    const { eventId, eventType, context, reaction, label, command, rule, zh, en } = event.data;
    entries.set(key, { eventId, eventType, context, reaction, label, command, rule, zh, en, since, how: null });
    return;
  }
  const known = entries.get(key);
  if (known !== undefined) entries.set(key, { ...known, how: event.data.how });
};
