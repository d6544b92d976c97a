import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, callerOf, download, idempotencyKeyOf, idempotencyKeyPattern, Problem, Right, sentSchema, type AuthenticatedRequest } from '@yange/http';
import { dayAsked } from '@yange/service-host';
import { momentParams } from '@yange/use-case';
import { z } from 'zod';
import { xlsxType } from '../file.types.js';
import { SERVICES } from '../gateway.tokens.js';
import { clientsFor } from '../imports/service.client.js';
import { transferRosterShape } from '../openapi/gateway.shapes.js';
import { knownAtQuery, momentFor, type ToldMoment } from '../overview/known.moment.js';
import { allOf } from '../papers/paged.js';
import { madeNow } from '../papers/paper.js';
import { pageHeaders, paperPage } from '../papers/paper.page.js';
import { paperWorkbook } from '../papers/paper.workbook.js';
import { quotaWordsOn } from '../papers/quota.words.js';
import { maskedNames, revealedNames, type RevealFor } from './roster.names.js';
import { rosterLines, rosterPaper, type RosterHead, type RosterLine, type ToldBatch, type ToldTransfer } from './transfer-roster.lines.js';

const params = z.strictObject({ on: z.iso.date().optional(), ...momentParams });
/** What the vault asks for; it judges them itself. */
const revealBody = z.strictObject({ purpose: z.string().min(1).max(60), caseNumber: z.string().min(1).max(60) });
const batchParam = ApiParam({ name: 'batchId', schema: { type: 'string', format: 'uuid' } });
const onQuery = ApiQuery({ name: 'on', required: false, schema: { type: 'string', format: 'date' }, description: '截至 · as of; today where left out' });
const asOfQuery = ApiQuery({ name: 'asOf', required: false, schema: { type: 'string', format: 'date' }, description: '同 on · the same as on' });
const key = ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: idempotencyKeyPattern } });
const asked = ApiBody({ required: true, schema: sentSchema(revealBody) as never });

interface Roster {
  readonly batch: ToldBatch;
  readonly lines: readonly RosterLine[];
  readonly head: RosterHead;
  readonly moment: ToldMoment;
}

/** 转隶花名册 of a batch. Names are masked; whole ones come by the vault's door, person by person, for a case that it records. */
@Controller('v1/districts/:district/transfer-rosters/:batchId')
export class TransferRostersController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  @Get()
  @Right('read')
  @ApiOperation({ operationId: 'printed-transfer-roster', summary: '转隶花名册 · the roster of a transfer, names masked' })
  @batchParam
  @onQuery
  @asOfQuery
  @knownAtQuery
  @ApiAnswer(200, '各人 · persons', transferRosterShape)
  @ApiResponse({ status: 404 })
  async list(@Param('district') district: string, @Param('batchId') batchId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<object> {
    return answerOf(await this.roster(district, batchId, query, request));
  }

  @Get('workbook')
  @Right('read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'transfer-roster-workbook', summary: '转隶花名册（XLSX）· as a workbook' })
  @batchParam
  @onQuery
  @asOfQuery
  @knownAtQuery
  @ApiResponse({ status: 200, description: 'XLSX', content: { [xlsxType]: { schema: { type: 'string', format: 'binary' } } } })
  @ApiResponse({ status: 404 })
  async workbook(@Param('district') district: string, @Param('batchId') batchId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    return fileOf(await this.roster(district, batchId, query, request));
  }

  @Get('page')
  @Right('read')
  @Header('content-type', pageHeaders.type)
  @Header('content-security-policy', pageHeaders.policy)
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'transfer-roster-page', summary: '转隶花名册（可打印网页）· as a page to print' })
  @batchParam
  @onQuery
  @asOfQuery
  @knownAtQuery
  @ApiResponse({ status: 200, description: 'HTML', content: { 'text/html': { schema: { type: 'string' } } } })
  @ApiResponse({ status: 404 })
  async page(@Param('district') district: string, @Param('batchId') batchId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<string> {
    const { batch, lines, head } = await this.roster(district, batchId, query, request);
    return paperPage(rosterPaper(batch, lines, head));
  }

  @Post('reveals')
  @HttpCode(200)
  @Right('personal-data.reveal')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'reveal-transfer-roster', summary: '转隶花名册（完整姓名，留痕）· with whole names, each of which is recorded' })
  @batchParam
  @onQuery
  @asOfQuery
  @knownAtQuery
  @key
  @asked
  @ApiAnswer(200, '各人 · persons', transferRosterShape)
  @ApiResponse({ status: 404 })
  async revealed(@Param('district') district: string, @Param('batchId') batchId: string, @Query() query: Record<string, string>, @Body() body: unknown, @Req() request: AuthenticatedRequest): Promise<object> {
    return answerOf(await this.roster(district, batchId, query, request, toReveal(request, body)));
  }

  @Post('reveals/workbook')
  @HttpCode(200)
  @Right('personal-data.reveal')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'reveal-transfer-roster-workbook', summary: '转隶花名册（XLSX，完整姓名，留痕）· as a workbook with whole names' })
  @batchParam
  @onQuery
  @asOfQuery
  @knownAtQuery
  @key
  @asked
  @ApiResponse({ status: 200, description: 'XLSX', content: { [xlsxType]: { schema: { type: 'string', format: 'binary' } } } })
  @ApiResponse({ status: 404 })
  async revealedWorkbook(@Param('district') district: string, @Param('batchId') batchId: string, @Query() query: Record<string, string>, @Body() body: unknown, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    return fileOf(await this.roster(district, batchId, query, request, toReveal(request, body)));
  }

  @Post('reveals/page')
  @HttpCode(200)
  @Right('personal-data.reveal')
  @Header('content-type', pageHeaders.type)
  @Header('content-security-policy', pageHeaders.policy)
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'reveal-transfer-roster-page', summary: '转隶花名册（可打印网页，完整姓名，留痕）· as a page with whole names' })
  @batchParam
  @onQuery
  @asOfQuery
  @knownAtQuery
  @key
  @asked
  @ApiResponse({ status: 200, description: 'HTML', content: { 'text/html': { schema: { type: 'string' } } } })
  @ApiResponse({ status: 404 })
  async revealedPage(@Param('district') district: string, @Param('batchId') batchId: string, @Query() query: Record<string, string>, @Body() body: unknown, @Req() request: AuthenticatedRequest): Promise<string> {
    const { batch, lines, head } = await this.roster(district, batchId, query, request, toReveal(request, body));
    return paperPage(rosterPaper(batch, lines, head));
  }

  private async roster(district: string, batchId: string, query: Record<string, string>, request: AuthenticatedRequest, reveal?: KeyedReveal): Promise<Roster> {
    const staffing = clientsFor(this.services, request)['staffing'];
    if (!/^\d{6}$/.test(district) || staffing === undefined) throw new Problem(404, 'unknown-district');
    if (!z.uuid().safeParse(batchId).success) throw new Problem(404, 'not-found');
    const { knownAt, ...days } = params.parse(query);
    const on = dayAsked(days) ?? new Date().toISOString().slice(0, 10);
    const known = momentFor('staffing', { knownAt });
    const pages: { batch: ToldBatch | null; moment: ToldMoment | null } = { batch: null, moment: null };
    const persons = await allOf(staffing, `/v1/districts/${district}/transfer-batches/${batchId}/roster`, new URLSearchParams({ on, ...known }), (page: { readonly moment: ToldMoment; readonly batch: ToldBatch; readonly persons: readonly ToldTransfer[]; readonly next: string | null }) => {
      pages.batch ??= page.batch;
      pages.moment ??= page.moment;
      return page.persons;
    });
    const { batch, moment } = pages;
    if (batch === null || moment === null) throw new Problem(404, 'not-found');
    const ids = persons.map(({ personId }) => personId);
    const named = (): Promise<ReadonlyMap<string, string>> => {
      if (reveal === undefined) return maskedNames(staffing, district, ids);
      const { key, ...why } = reveal;
      return revealedNames(staffing, district, ids, why, key);
    };
    const [words, names] = await Promise.all([
      quotaWordsOn(staffing, district, on, known),
      named(),
    ]);
    const shown = reveal === undefined ? 'masked' : { caseNumber: reveal.caseNumber };
    return { batch, lines: rosterLines(batch, persons, names, words), head: { on, shown, ...madeNow(callerOf(request).principal.person, moment.knownAt) }, moment };
  }
}

type KeyedReveal = RevealFor & { readonly key: string };

/** What is asked for, once it can be asked for again. */
const toReveal = (request: AuthenticatedRequest, body: unknown): KeyedReveal => {
  const key = idempotencyKeyOf(request);
  return { ...revealBody.parse(body), key };
};

const answerOf = ({ batch, lines, head, moment }: Roster): object => ({
  on: head.on, batchId: batch.batchId, name: batch.name, from: batch.from, to: batch.to, withQuota: batch.withQuota, persons: batch.persons, masked: head.shown === 'masked', lines, moment,
});

const fileOf = async ({ batch, lines, head }: Roster): Promise<StreamableFile> => download(await paperWorkbook(rosterPaper(batch, lines, head)), `转隶花名册-${batch.name}-${head.on}.xlsx`, xlsxType);
