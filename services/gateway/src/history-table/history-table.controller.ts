import { Controller, Get, Header, Inject, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, callerOf, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { z } from 'zod';
import { download, xlsxType } from '../download.js';
import { SERVICES } from '../gateway.tokens.js';
import { clientsFor, type ServiceClient } from '../imports/service.client.js';
import { historyPaper, type TableHead } from './history-table.paper.js';
import { historyLines, type HistoryLine, type ToldEvent } from './history-table.rows.js';
import { historyTableShape } from '../openapi/gateway.shapes.js';
import { madeNow } from '../papers/paper.js';
import { pageHeaders, paperPage } from '../papers/paper.page.js';
import { paperWorkbook } from '../papers/paper.workbook.js';

const params = z.strictObject({ on: z.iso.date().optional(), organId: z.uuid().optional() });
const onQuery = ApiQuery({ name: 'on', required: false, schema: { type: 'string', format: 'date' }, description: '截至 · as of; today where left out' });
const organQuery = ApiQuery({ name: 'organId', required: false, schema: { type: 'string', format: 'uuid' }, description: '只要这个机构 · of this organ only' });
const pageSize = 1_000;

interface Table {
  readonly lines: readonly HistoryLine[];
  readonly head: TableHead;
}

/** 机构编制沿革表: what the logs of organisations and staffing tell, in the columns of the paper table. */
@Controller('v1/districts/:district/establishment-history')
export class HistoryTableController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  @Get()
  @Right('read')
  @ApiOperation({ operationId: 'establishment-history', summary: '机构编制沿革表 · the history of organs and posts, a line per organ, day and document' })
  @onQuery
  @organQuery
  @ApiAnswer(200, '各行 · lines', historyTableShape)
  async list(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<object> {
    const { lines, head } = await this.table(district, query, request);
    return { on: head.on, lines };
  }

  @Get('workbook')
  @Right('read')
  @ApiOperation({ operationId: 'establishment-history-workbook', summary: '机构编制沿革表（XLSX）· as a workbook' })
  @onQuery
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
  @organQuery
  @ApiResponse({ status: 200, description: 'HTML', content: { 'text/html': { schema: { type: 'string' } } } })
  async page(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<string> {
    const { lines, head } = await this.table(district, query, request);
    return paperPage(historyPaper(lines, head));
  }

  private async table(district: string, query: Record<string, string>, request: AuthenticatedRequest): Promise<Table> {
    if (!/^\d{6}$/.test(district)) throw new Problem(404, 'unknown-district');
    const { on = new Date().toISOString().slice(0, 10), organId } = params.parse(query);
    const clients = clientsFor(this.services, request);
    const [organisations, staffing] = await Promise.all([eventsOf(clients['organisations'], district), eventsOf(clients['staffing'], district)]);
    const all = historyLines(organisations, staffing, on);
    const lines = organId === undefined ? all : all.filter((line) => line.organId === organId);
    if (organId !== undefined && lines.length === 0) throw new Problem(404, 'not-found');
    const of = organId === undefined ? `区划 ${district}` : (lines.at(-1)?.机构名称 ?? '');
    return { lines, head: { of, on, ...madeNow(callerOf(request).principal.person) } };
  }
}

const told = /^(?:ReferenceListSet|OrgansMerged|Organ(?:Split|Established|Retained|Renamed|Reparented|Abolished|RankChanged)|Plate(?:Added|Removed)|SandingRevised|Duty(?:Moved|Returned)|Quota(?:Approved|Increased|Reduced|TransferredIn|TransferredOut)|Posts(?:Approved|Increased|Reduced)|EventAnnulled)$/;

/** The whole log, a page at a time; what the table does not tell of is let go. */
const eventsOf = async (client: ServiceClient | undefined, district: string): Promise<readonly ToldEvent[]> => {
  const events: ToldEvent[] = [];
  for (let after = 0; client !== undefined;) {
    const page = await client.get<{ readonly head: number; readonly scannedTo: number; readonly events: readonly ToldEvent[] }>(`/v1/districts/${district}/events?after=${after}&limit=${pageSize}`);
    events.push(...page.events.filter(({ type, supersedes }) => told.test(type) || supersedes !== null));
    if (page.scannedTo >= page.head || page.scannedTo <= after) break;
    after = page.scannedTo;
  }
  return events;
};
