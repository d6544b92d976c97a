import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { EventLog, EventLogs } from '@yange/event-log';
import { ApiAnswer, idempotencyKeyOf, idempotencyKeyPattern, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { momentParams, type CommandExecutor, type CommandOutcome, type DryRun, type ServiceDefinition } from '@yange/use-case';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { commandAnswerShape, draftShape, draftsShape } from '../answer.shapes.js';
import { assertDistrict } from '../command.request.js';
import { dryRunParameter, dryRunResponse, isDryRun } from '../dry-run.request.js';
import { eventAsJson } from '../event.json.js';
import { knownAtParameter, logAt } from '../log.moment.js';
import { rulesOf, throwFor } from '../precondition.problem.js';
import { EXECUTOR, LOGS, PREPARED, SERVICE } from '../service.tokens.js';
import { answeredBy } from '../use-case.controller.js';
import { entryOf, readDraft, readDrafts } from './draft.reading.js';
import type { PreparedCommands } from './prepared.commands.js';
import { signatureBody, signatureOf } from './signature.js';

const stages = ['open', 'submitted', 'returned', 'withdrawn', 'signed'] as const;
const asked = z.strictObject({ knownAt: momentParams.knownAt, stage: z.enum(stages).optional(), kind: z.enum(['change', 'slip']).optional() });

const askedOfOne = asked.pick({ knownAt: true });

/** Drafts of this service: those that wait, one with all that its signer has to see, and the signature that carries it out. */
@Controller('v1/districts/:district')
export class DraftsController {
  constructor(
    @Inject(SERVICE) private readonly service: ServiceDefinition,
    @Inject(LOGS) private readonly logs: EventLogs,
    @Inject(EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(PREPARED) private readonly prepared: PreparedCommands,
  ) {}

  @Get('drafts')
  @Right('read')
  @ApiBearerAuth()
  @ApiAnswer(200, '草稿 · drafts', draftsShape)
  @ApiOperation({ operationId: 'drafts', summary: '草稿 · Drafts, the last touched first' })
  @ApiQuery({ name: 'stage', required: false, schema: { type: 'string', enum: [...stages] } })
  @ApiQuery({ name: 'kind', required: false, schema: { type: 'string', enum: ['change', 'slip'] } })
  @knownAtParameter
  async list(@Param('district') district: string, @Query() query: Record<string, string>): Promise<object> {
    const { stage, kind, knownAt } = asked.parse(query);
    const { log, moment } = await logAt(this.logs.forDistrict(assertDistrict(district)), { knownAt });
    const drafts = await readDrafts(log, this.service.contract, this.prepared);
    return { drafts: drafts.filter((one) => (stage ?? one.stage) === one.stage && (kind ?? one.kind) === one.kind), moment };
  }

  @Get('drafts/:draftId')
  @Right('read')
  @ApiBearerAuth()
  @ApiAnswer(200, '草稿 · the draft', draftShape)
  @ApiOperation({ operationId: 'draft', summary: '一份草稿 · One draft, with its text, its steps, and the position of the log that it was read at' })
  @knownAtParameter
  async one(@Param('district') district: string, @Param('draftId') draftId: string, @Query() query: Record<string, string>): Promise<object> {
    const { log, moment } = await logAt(this.logs.forDistrict(assertDistrict(district)), askedOfOne.parse(query));
    const { position } = await log.head();
    const { state, events } = await this.read(log, draftId);
    return { ...entryOf(draftId, state, events, this.prepared), content: JSON.parse(state.contents.at(-1) ?? '{}') as object, position, events: events.map((event) => eventAsJson(this.service.contract, event)), moment };
  }

  /** The right is that of the command: whoever signs answers for it. */
  @Post('drafts/:draftId/signatures')
  @HttpCode(201)
  @Right('read')
  @ApiBearerAuth()
  @ApiOperation({ operationId: 'sign-draft', summary: '签办草稿 · Sign a draft: carry it out as the command that it is' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: idempotencyKeyPattern } })
  @dryRunParameter
  @ApiBody({ required: true, schema: z.toJSONSchema(signatureBody) as never })
  @ApiAnswer(201, '已办理 · carried out', commandAnswerShape)
  @dryRunResponse
  @ApiResponse({ status: 409 })
  async sign(@Param('district') district: string, @Param('draftId') draftId: string, @Req() request: AuthenticatedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<CommandOutcome | DryRun> {
    idempotencyKeyOf(request);
    const log = this.logs.forDistrict(assertDistrict(district));
    const { state } = await this.read(log, draftId);
    const { useCase, body, meta } = await signatureOf(request, this.prepared, { district, draftId, state, log, contract: this.service.contract });
    const told = throwFor({ titles: new Map(), rules: rulesOf(this.service) }, true);
    if (isDryRun(request)) {
      void reply.status(200);
      return this.executor.consider(log, useCase, body, meta).catch(told);
    }
    return answeredBy(await this.executor.execute(log, useCase, body, meta).catch(told), reply);
  }

  private async read(log: EventLog, draftId: string): Promise<NonNullable<Awaited<ReturnType<typeof readDraft>>>> {
    if (!z.uuid().safeParse(draftId).success) throw new Problem(404, 'not-found');
    const found = await readDraft(log, this.service.contract, draftId);
    if (found === null) throw new Problem(404, 'not-found');
    return found;
  }
}
