import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Req, type OnModuleDestroy } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, callerOf, idempotencyKeyOf, idempotencyKeyPattern, Problem, Right, sentSchema, type AuthenticatedRequest } from '@yange/http';
import { correctionRight, takeBackImportName } from '@yange/use-case';
import { z } from 'zod';
import { SERVICES, TAKINGS_BACK } from '../gateway.tokens.js';
import { clientsFor, type ServiceClient } from '../imports/service.client.js';
import { restartPatience } from '../imports/while.refused.js';
import { recordedImportShape, takingBackPageShape, takingBackReportShape, type RecordedImport, type TakingBackPage, type TakingBackReport } from '../openapi/taking-back.shapes.js';
import { recordedImport, signedParts, unproposed } from './recorded.import.js';
import { takingBackPage } from './taking-back.preview.js';
import type { TakingsBack } from './takings-back.js';

const proposalBody = z.strictObject({ reason: z.string().trim().min(1).max(500).describe('为何撤回 · why') });
const signingBody = z.strictObject({
  seen: z.array(z.strictObject({ draftId: z.uuid(), version: z.number().int().min(1), contentHash: z.string().regex(/^[0-9a-f]{64}$/) })).max(20).default([]).describe('所审阅的提出，逐份列明；已签办的接着办理时可不列 · the proposals that were read; none where it only goes on'),
});
const rowsQuery = z.strictObject({ service: z.string().min(1).max(60), before: z.coerce.number().int().min(1).optional(), limit: z.coerce.number().int().min(1).max(50).default(20) });

const keyHeader = ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: idempotencyKeyPattern } });

/** 撤回导入: an upload as the logs hold it, what would go with it, and its way back: proposed by one person, signed by another. */
@Controller('v1/districts/:district/recorded-imports/:importId')
export class TakingsBackController implements OnModuleDestroy {
  constructor(
    @Inject(SERVICES) private readonly services: Readonly<Record<string, string>>,
    @Inject(TAKINGS_BACK) private readonly runs: TakingsBack,
  ) {}

  @Get()
  @Right('import-history')
  @ApiOperation({ operationId: 'recorded-import', summary: '一次上传入账的情况（编号见导入报告的 recordedAs）· an upload as the logs hold it, by the recordedAs of its report' })
  @ApiAnswer(200, '入账的情况 · as it is on record', recordedImportShape)
  recorded(@Param('district') district: string, @Param('importId') importId: string, @Req() request: AuthenticatedRequest): Promise<RecordedImport> {
    return this.read(clientsFor(this.services, request), district, importId);
  }

  @Get('rows')
  @Right('import-history')
  @ApiOperation({ operationId: 'taking-back-rows', summary: '撤回前逐行预览，后入账的在前：将撤销的事件，以及以其为前提的事实 · row by row, the last first: events that would be annulled and what rests on them; nothing is written' })
  @ApiQuery({ name: 'service', required: true, schema: { type: 'string', maxLength: 60 } })
  @ApiQuery({ name: 'before', required: false, schema: { type: 'integer', minimum: 1 } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 50, default: 20 } })
  @ApiAnswer(200, '一页 · a page', takingBackPageShape)
  async rows(@Param('district') district: string, @Param('importId') importId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<TakingBackPage> {
    const { service, before, limit } = rowsQuery.parse(query);
    const clients = clientsFor(this.services, request);
    if (!Object.hasOwn(clients, service)) throw new Problem(404, 'not-found');
    assertId(importId);
    return takingBackPage(clients, { district, importId, service }, new URLSearchParams({ limit: String(limit), ...(before === undefined ? {} : { before: String(before) }) }));
  }

  @Post('taking-back-proposals')
  @HttpCode(201)
  @Right('draft.write')
  @ApiOperation({ operationId: 'propose-taking-back', summary: '提出撤回导入，按录入差错由第二人签办 · propose to take an import back, as a slip of the pen that a second person signs' })
  @keyHeader
  @ApiBody({ required: true, schema: sentSchema(proposalBody) as never })
  @ApiAnswer(201, '已提出 · proposed', recordedImportShape)
  @ApiResponse({ status: 409 })
  async propose(@Param('district') district: string, @Param('importId') importId: string, @Body() body: unknown, @Req() request: AuthenticatedRequest): Promise<RecordedImport> {
    const key = idempotencyKeyOf(request);
    const { reason } = proposalBody.parse(body);
    const clients = clientsFor(this.services, request);
    const found = await this.read(clients, district, importId);
    if (found.counting === 0) throw new Problem(409, 'nothing-to-take-back', { zh: '这次导入没有仍计入的事项', en: 'nothing of this import counts' });
    for (const { service, rows, last } of unproposed(found)) {
      const says = { importId, upTo: last?.position ?? 1, rows, reason };
      await clients[service]?.hand('POST', `/v1/districts/${district}/slips`, { command: takeBackImportName, says }, `${key.slice(0, 100)}.${service.slice(0, 20)}`);
    }
    return this.read(clients, district, importId);
  }

  @Post('takings-back')
  @HttpCode(202)
  @Right(correctionRight)
  @ApiOperation({ operationId: 'take-import-back', summary: '签办并撤回；中断后再次办理即接着办 · sign and carry out; again after a break, it goes on' })
  @keyHeader
  @ApiBody({ required: true, schema: sentSchema(signingBody) as never })
  @ApiAnswer(202, '已开始 · begun', takingBackReportShape)
  @ApiResponse({ status: 409 })
  async takeBack(@Param('district') district: string, @Param('importId') importId: string, @Body() body: unknown, @Req() request: AuthenticatedRequest): Promise<TakingBackReport> {
    const key = idempotencyKeyOf(request);
    const { seen } = signingBody.parse(body ?? {});
    const clients = clientsFor(this.services, request, restartPatience);
    await this.sign(clients, district, { found: await this.read(clients, district, importId), seen, key });
    const parts = signedParts(await this.read(clients, district, importId));
    if (parts.length === 0) throw new Problem(409, 'taking-back-unproposed', { zh: '尚无人提出撤回这次导入', en: 'nobody has proposed to take this import back' });
    return this.runs.begin({ district, importId, by: callerOf(request).principal.person, clients, parts }).report;
  }

  @Get('takings-back')
  @Right('import-history')
  @ApiOperation({ operationId: 'follow-taking-back', summary: '撤回的进度与结果 · how far it is, and which rows could not be taken back' })
  @ApiAnswer(200, '报告 · report', takingBackReportShape)
  follow(@Param('district') district: string, @Param('importId') importId: string): TakingBackReport {
    const run = this.runs.of(district, assertId(importId));
    if (run === null) throw new Problem(404, 'not-found');
    return run.report;
  }

  /** Answers once it has stopped. What was taken back stays so; it may be gone on with. */
  @Delete('takings-back')
  @Right(correctionRight)
  @ApiOperation({ operationId: 'stop-taking-back', summary: '在两行之间停下 · stop between two rows' })
  @ApiAnswer(200, '报告 · report', takingBackReportShape)
  async stop(@Param('district') district: string, @Param('importId') importId: string): Promise<TakingBackReport> {
    const run = this.runs.of(district, assertId(importId));
    if (run === null) throw new Problem(404, 'not-found');
    if (run.running) await run.cancel();
    return run.report;
  }

  onModuleDestroy(): Promise<void> {
    return this.runs.end();
  }

  /** Whoever signs has read each of the proposals that wait: else it would be signed what nobody looked at. */
  private async sign(clients: Readonly<Record<string, ServiceClient>>, district: string, { found, seen, key }: { readonly found: RecordedImport; readonly seen: z.infer<typeof signingBody>['seen']; readonly key: string }): Promise<void> {
    for (const { service, position, proposals } of found.services) {
      for (const { draftId, stage } of proposals) {
        if (stage !== 'submitted') continue;
        const read = seen.find((one) => one.draftId === draftId);
        if (read === undefined) throw new Problem(409, 'proposal-unread', { zh: '有待签办的撤回未列入 seen，请审阅后再签办', en: 'a proposal that waits is not among those that were read' }, { facts: { draftId, service } });
        await clients[service]?.hand('POST', `/v1/districts/${district}/drafts/${draftId}/signatures`, { version: read.version, contentHash: read.contentHash, seen: position }, `${key.slice(0, 80)}.${draftId}`);
      }
    }
  }

  private read(clients: Readonly<Record<string, ServiceClient>>, district: string, importId: string): Promise<RecordedImport> {
    return recordedImport(clients, district, assertId(importId), this.runs.of(district, importId));
  }
}

/** @throws {Problem} `not-found` */
const assertId = (importId: string): string => {
  if (!z.uuid().safeParse(importId).success) throw new Problem(404, 'not-found');
  return importId;
};
