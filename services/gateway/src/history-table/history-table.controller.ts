import { Controller, Get, Header, Inject, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, callerOf, download, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { dayAsked } from '@yange/service-host';
import { momentParams } from '@yange/use-case';
import { z } from 'zod';
import { xlsxType } from '../file.types.js';
import { SERVICES } from '../gateway.tokens.js';
import { clientsFor, type ServiceClient } from '../imports/service.client.js';
import { historyPaper, type TableHead } from './history-table.paper.js';
import { historyLines, type HistoryLine, type ToldEvent } from './history-table.rows.js';
import { historyTableShape } from '../openapi/gateway.shapes.js';
import { knownAtQuery, momentFor, momentOfAll, type ToldMoment } from '../overview/known.moment.js';
import { madeNow } from '../papers/paper.js';
import { pageHeaders, paperPage } from '../papers/paper.page.js';
import { paperWorkbook } from '../papers/paper.workbook.js';

const params = z.strictObject({ on: z.iso.date().optional(), organId: z.uuid().optional(), ...momentParams });
const onQuery = ApiQuery({ name: 'on', required: false, schema: { type: 'string', format: 'date' }, description: '截至 · as of; today where left out' });
const asOfQuery = ApiQuery({ name: 'asOf', required: false, schema: { type: 'string', format: 'date' }, description: '同 on · the same as on' });
const organQuery = ApiQuery({ name: 'organId', required: false, schema: { type: 'string', format: 'uuid' }, description: '只要这个机构 · of this organ only' });
const pageSize = 1_000;

interface Table {
  readonly lines: readonly HistoryLine[];
  readonly head: TableHead;
  readonly moment: ToldMoment;
}

/** 机构编制沿革表: what the logs of organisations and staffing tell, in the columns of the paper table. */
@Controller('v1/districts/:district/establishment-history')
export class HistoryTableController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  @Get()
  @Right('read')
  @ApiOperation({ operationId: 'establishment-history', summary: '机构编制沿革表 · the history of organs and posts, a line per organ, day and document' })
  @onQuery
  @asOfQuery
  @knownAtQuery
  @organQuery
  @ApiAnswer(200, '各行 · lines', historyTableShape)
  async list(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<object> {
    const { lines, head, moment } = await this.table(district, query, request);
    return { on: head.on, lines, moment };
  }

  @Get('workbook')
  @Right('read')
  @ApiOperation({ operationId: 'establishment-history-workbook', summary: '机构编制沿革表（XLSX）· as a workbook' })
  @onQuery
  @asOfQuery
  @knownAtQuery
  @organQuery
  @ApiResponse({ status: 200, description: 'XLSX', content: { [xlsxType]: { schema: { type: 'string', format: 'binary' } } } })
  async workbook(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    const { lines, head } = await this.table(district, query, request);
    return download(await paperWorkbook(historyPaper(lines, head)), `机构编制沿革表-${head.of}-${head.on}.xlsx`, xlsxType);
  }

  @Get('page')
  @Right('read')
  @Header('content-type', pageHeaders.type)
  @Header('content-security-policy', pageHeaders.policy)
  @ApiOperation({ operationId: 'establishment-history-page', summary: '机构编制沿革表（可打印网页）· as a page to print' })
  @onQuery
  @asOfQuery
  @knownAtQuery
  @organQuery
  @ApiResponse({ status: 200, description: 'HTML', content: { 'text/html': { schema: { type: 'string' } } } })
  async page(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<string> {
    const { lines, head } = await this.table(district, query, request);
    return paperPage(historyPaper(lines, head));
  }

  private async table(district: string, query: Record<string, string>, request: AuthenticatedRequest): Promise<Table> {
    if (!/^\d{6}$/.test(district)) throw new Problem(404, 'unknown-district');
    const { knownAt, organId, ...days } = params.parse(query);
    const on = dayAsked(days) ?? new Date().toISOString().slice(0, 10);
    const clients = clientsFor(this.services, request);
    const [organisations, staffing] = await Promise.all(['organisations', 'staffing'].map((service) => eventsOf(clients[service], district, momentFor(service, { knownAt })))) as [KnownEvents, KnownEvents];
    const all = historyLines(organisations.events, staffing.events, on);
    const lines = organId === undefined ? all : all.filter((line) => line.organId === organId);
    if (organId !== undefined && lines.length === 0) throw new Problem(404, 'not-found');
    const of = organId === undefined ? `区划 ${district}` : (lines.at(-1)?.机构名称 ?? '');
    const moment = momentOfAll([organisations, staffing].flatMap((one) => one.moment ?? []), { asOf: on, knownAt });
    return { lines, head: { of, on, ...madeNow(callerOf(request).principal.person, moment.knownAt) }, moment };
  }
}

const told = /^(?:ReferenceListSet|OrgansMerged|Organ(?:Split|Established|Retained|Renamed|Reparented|Abolished|RankChanged)|Plate(?:Added|Removed)|SandingRevised|Duty(?:Moved|Returned)|Quota(?:Approved|Increased|Reduced|TransferredIn|TransferredOut)|Posts(?:Approved|Increased|Reduced)|EventAnnulled)$/;

interface KnownEvents {
  readonly events: readonly ToldEvent[];
  readonly moment: ToldMoment | null;
}

interface EventPage {
  readonly head: number;
  readonly scannedTo: number;
  readonly events: readonly ToldEvent[];
  readonly moment: ToldMoment;
}

/** The whole log, a page at a time, up to where it was when the first was read; what the table does not tell of is let go. */
const eventsOf = async (client: ServiceClient | undefined, district: string, known: Readonly<Record<string, string>>): Promise<KnownEvents> => {
  const events: ToldEvent[] = [];
  let moment: ToldMoment | null = null;
  for (let after = 0; client !== undefined;) {
    const asked = new URLSearchParams({ after: String(after), limit: String(pageSize), ...known, ...(moment === null ? {} : { knownAt: moment.knownAt }) });
    const page: EventPage = await client.get<EventPage>(`/v1/districts/${district}/events?${asked.toString()}`);
    moment ??= page.moment;
    events.push(...page.events.filter(({ type, supersedes }) => told.test(type) || supersedes !== null));
    if (page.scannedTo >= page.head || page.scannedTo <= after) break;
    after = page.scannedTo;
  }
  return { events, moment };
};
