import { Controller, Get, Header, Inject, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, callerOf, download, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { dayAsked } from '@yange/service-host';
import { momentParams } from '@yange/use-case';
import { z } from 'zod';
import { xlsxType } from '../file.types.js';
import { SERVICES } from '../gateway.tokens.js';
import { clientsFor } from '../imports/service.client.js';
import { usePermitNoticesShape } from '../openapi/gateway.shapes.js';
import { knownAtQuery, momentFor, type ToldMoment } from '../overview/known.moment.js';
import { allOf } from '../papers/paged.js';
import { madeNow } from '../papers/paper.js';
import { pageHeaders, paperPage } from '../papers/paper.page.js';
import { paperWorkbook } from '../papers/paper.workbook.js';
import { quotaWordsOn } from '../papers/quota.words.js';
import { noticePage, noticeWorkbook } from './use-permit-notice.form.js';
import { noticeLines, noticeRegister, type NoticeLine, type RegisterHead, type ToldPermit } from './use-permit-notice.lines.js';

const states = ['open', 'used-up', 'withdrawn', 'expired'] as const;
const params = z.strictObject({ on: z.iso.date().optional(), organId: z.uuid().optional(), permitId: z.uuid().optional(), state: z.enum(states).optional(), ...momentParams });
const queries: readonly MethodDecorator[] = [
  ApiQuery({ name: 'on', required: false, schema: { type: 'string', format: 'date' }, description: '截至 · as of; today where left out' }),
  ApiQuery({ name: 'asOf', required: false, schema: { type: 'string', format: 'date' }, description: '同 on · the same as on' }),
  knownAtQuery,
  ApiQuery({ name: 'organId', required: false, schema: { type: 'string', format: 'uuid' }, description: '只要这个机构 · of this organ only' }),
  ApiQuery({ name: 'permitId', required: false, schema: { type: 'string', format: 'uuid' }, description: '只要这一份：出具通知单本身 · of this one only: then it is the notice itself' }),
  ApiQuery({ name: 'state', required: false, schema: { type: 'string', enum: [...states] } }),
];
const Asked = (): MethodDecorator => (target, name, descriptor) => queries.forEach((decorate) => void decorate(target, name, descriptor));

interface Found {
  readonly lines: readonly NoticeLine[];
  /** the one that was asked for by its id */
  readonly notice: NoticeLine | null;
  readonly head: RegisterHead;
  readonly moment: ToldMoment;
}

/** 用编通知单: one of them to be handed out, or the register of all. */
@Controller('v1/districts/:district/use-permit-notices')
export class UsePermitNoticesController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  @Get()
  @Right('read')
  @ApiOperation({ operationId: 'use-permit-notices', summary: '用编通知单 · notices of permits to use posts' })
  @Asked()
  @ApiAnswer(200, '各份 · notices', usePermitNoticesShape)
  async list(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<object> {
    const { lines, head, moment } = await this.found(district, query, request);
    return { on: head.on, notices: lines, moment };
  }

  @Get('workbook')
  @Right('read')
  @ApiOperation({ operationId: 'use-permit-notices-workbook', summary: '用编通知单（XLSX）· as a workbook' })
  @Asked()
  @ApiResponse({ status: 200, description: 'XLSX', content: { [xlsxType]: { schema: { type: 'string', format: 'binary' } } } })
  async workbook(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    const { lines, notice, head } = await this.found(district, query, request);
    if (notice !== null) return download(await noticeWorkbook(notice, head), `用编通知单-${notice.编号 || notice.用编单位}.xlsx`, xlsxType);
    return download(await paperWorkbook(noticeRegister(lines, head)), `用编通知单登记表-${head.of}-${head.on}.xlsx`, xlsxType);
  }

  @Get('page')
  @Right('read')
  @Header('content-type', pageHeaders.type)
  @Header('content-security-policy', pageHeaders.policy)
  @ApiOperation({ operationId: 'use-permit-notices-page', summary: '用编通知单（可打印网页）· as a page to print' })
  @Asked()
  @ApiResponse({ status: 200, description: 'HTML', content: { 'text/html': { schema: { type: 'string' } } } })
  async page(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<string> {
    const { lines, notice, head } = await this.found(district, query, request);
    return notice === null ? paperPage(noticeRegister(lines, head)) : noticePage(notice, head);
  }

  private async found(district: string, query: Record<string, string>, request: AuthenticatedRequest): Promise<Found> {
    const staffing = clientsFor(this.services, request)['staffing'];
    if (!/^\d{6}$/.test(district) || staffing === undefined) throw new Problem(404, 'unknown-district');
    const { on: named, asOf, knownAt, ...filter } = params.parse(query);
    const on = dayAsked({ on: named, asOf }) ?? new Date().toISOString().slice(0, 10);
    const known = momentFor('staffing', { knownAt });
    const asked = new URLSearchParams({ on, ...(filter as Record<string, string>), ...known });
    const moments: ToldMoment[] = [];
    const [permits, words] = await Promise.all([
      allOf(staffing, `/v1/districts/${district}/use-permits`, asked, ({ permits: rows, moment }: { readonly permits: readonly ToldPermit[]; readonly next: string | null; readonly moment: ToldMoment }) => {
        moments.push(moment);
        return rows;
      }),
      quotaWordsOn(staffing, district, on, known),
    ]);
    const lines = noticeLines(permits, words);
    const notice = filter.permitId === undefined ? null : (lines[0] ?? null);
    if (filter.permitId !== undefined && notice === null) throw new Problem(404, 'not-found');
    const of = filter.organId === undefined ? `区划 ${district}` : (lines[0]?.用编单位 ?? `区划 ${district}`);
    const [moment] = moments;
    if (moment === undefined) throw new Problem(502, 'service-unavailable');
    return { lines, notice, head: { of, on, ...madeNow(callerOf(request).principal.person, moment.knownAt) }, moment };
  }
}
