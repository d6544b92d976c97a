import { applyDecorators, Controller, Get, Inject, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { download, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { momentParams } from '@yange/use-case';
import { z } from 'zod';
import { wordType, xlsxType } from '../file.types.js';
import { SERVICES } from '../gateway.tokens.js';
import { clientsFor } from '../imports/service.client.js';
import { knownAtQuery } from '../overview/known.moment.js';
import { annexWorkbook } from './annex.workbook.js';
import { checkSheetWorkbook, type CheckSheetView } from './check-sheet.workbook.js';
import { reportDocument, type ReportPaper } from './report.content.js';

const markdownType = 'text/markdown; charset=utf-8';
const asked = z.strictObject({ on: z.iso.date().optional(), knownAt: momentParams.knownAt, language: z.enum(['zh', 'en']).optional() });
const laidOut = { notes: z.enum(['all', 'none']).default('all'), number: z.string().trim().max(60).default('') };
const documentAsked = asked.extend(laidOut);

const frozenAsked = asked.pick({ language: true });

const reportParam = ApiParam({ name: 'reportId', schema: { type: 'string', format: 'uuid' } });
const templateParam = ApiParam({ name: 'templateId', schema: { type: 'string', format: 'uuid' } });
const onQuery = ApiQuery({ name: 'on', required: false, schema: { type: 'string', format: 'date' }, description: '成文日期，不写即今天 · day of the report; today where left out' });
const languageQuery = ApiQuery({ name: 'language', required: false, schema: { type: 'string', enum: ['zh', 'en'] } });
const notesQuery = ApiQuery({ name: 'notes', required: false, schema: { type: 'string', enum: ['all', 'none'] }, description: 'none：不带脚注的清样 · the clean text without footnotes' });
const numberQuery = ApiQuery({ name: 'number', required: false, schema: { type: 'string', maxLength: 60 }, description: '发文字号；写明则带版头 · document number, with which the document has a head' });

interface Door {
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly gives: readonly [description: string, type: string];
}

/** A file to read, or 404. */
const readable = ({ path, id, summary, gives: [description, type] }: Door, ...asked: readonly MethodDecorator[]): MethodDecorator =>
  applyDecorators(Get(path), Right('read'), ApiOperation({ operationId: id, summary }), ...asked, ApiResponse({ status: 200, description, content: { [type]: { schema: { type: 'string', format: 'binary' } } } }), ApiResponse({ status: 404 }));

const atAMoment = [templateParam, onQuery, knownAtQuery, languageQuery];

/** A generated report and its 校核单 as files. Nothing is kept of them. */
@Controller('v1/districts/:district')
export class ReportFilesController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  @readable({ path: 'report-drafts/:templateId/document', id: 'report-draft-document', summary: '生成汇报（Word，GB/T 9704 版式） · a report as a Word document', gives: ['DOCX', wordType] }, ...atAMoment, notesQuery, numberQuery)
  async document(@Param('district') district: string, @Param('templateId') templateId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    const { notes, number, ...rest } = documentAsked.parse(query);
    const paper = await this.ask<ReportPaper>(request, district, `report-drafts/${idOf(templateId)}`, rest);
    return download(await reportDocument(paper, { notes, number }), `${nameOf(paper)}.docx`, wordType);
  }

  @readable({ path: 'report-drafts/:templateId/text', id: 'report-draft-text', summary: '生成汇报（Markdown） · a report as Markdown', gives: ['Markdown', markdownType] }, ...atAMoment)
  async text(@Param('district') district: string, @Param('templateId') templateId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    const paper = await this.ask<ReportPaper>(request, district, `report-drafts/${idOf(templateId)}`, asked.parse(query));
    return download(Buffer.from(paper.markdown), `${nameOf(paper)}.md`, markdownType);
  }

  @readable({ path: 'report-drafts/:templateId/annexes', id: 'report-draft-annexes', summary: '汇报附件（XLSX） · the annexes of a report as a workbook', gives: ['XLSX', xlsxType] }, ...atAMoment)
  async annexes(@Param('district') district: string, @Param('templateId') templateId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    const paper = await this.ask<ReportPaper>(request, district, `report-drafts/${idOf(templateId)}`, asked.parse(query));
    return download(await annexWorkbook(paper.content), `${nameOf(paper)}-附件.xlsx`, xlsxType);
  }

  @readable({ path: 'check-sheets/:templateId/workbook', id: 'check-sheet-workbook', summary: '校核单（内部，XLSX） · the check sheet as a workbook', gives: ['XLSX', xlsxType] }, ...atAMoment)
  async checkSheet(@Param('district') district: string, @Param('templateId') templateId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    const sheet = await this.ask<CheckSheetView>(request, district, `check-sheets/${idOf(templateId)}`, asked.parse(query));
    return download(await checkSheetWorkbook(sheet), `校核单-${sheet.title}-${sheet.on}.xlsx`, xlsxType);
  }

  @readable({ path: 'frozen-reports/:reportId/document', id: 'frozen-report-document', summary: '已定稿的汇报（Word） · a frozen report as a Word document, derived again', gives: ['DOCX', wordType] }, reportParam, languageQuery, notesQuery, numberQuery)
  async frozenDocument(@Param('district') district: string, @Param('reportId') reportId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    const { notes, number, ...rest } = frozenAsked.extend(laidOut).parse(query);
    const paper = await this.ask<FrozenPaper>(request, district, `frozen-reports/${idOf(reportId)}`, rest);
    return download(await reportDocument(reproduced(paper), { notes, number }), `${nameOf(paper)}.docx`, wordType);
  }

  @readable({ path: 'frozen-reports/:reportId/annexes', id: 'frozen-report-annexes', summary: '已定稿汇报的附件（XLSX） · the annexes of a frozen report as a workbook', gives: ['XLSX', xlsxType] }, reportParam, languageQuery)
  async frozenAnnexes(@Param('district') district: string, @Param('reportId') reportId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    const paper = await this.ask<FrozenPaper>(request, district, `frozen-reports/${idOf(reportId)}`, frozenAsked.parse(query));
    return download(await annexWorkbook(reproduced(paper).content), `${nameOf(paper)}-附件.xlsx`, xlsxType);
  }

  private async ask<T>(request: AuthenticatedRequest, district: string, path: string, query: object): Promise<T> {
    const reporting = clientsFor(this.services, request)['reporting'];
    if (!/^\d{6}$/.test(district)) throw new Problem(404, 'unknown-district');
    if (reporting === undefined) throw new Problem(503, 'unavailable');
    return reporting.get<T>(`/v1/districts/${district}/${path}?${new URLSearchParams(query as Record<string, string>).toString()}`);
  }
}

type FrozenPaper = ReportPaper & { readonly reproduced: boolean };

/** What is not what was frozen is given out under no such name. */
const reproduced = (paper: FrozenPaper): FrozenPaper => {
  if (paper.reproduced) return paper;
  throw new Problem(409, 'not-reproduced', { zh: '重新推算与定稿时不同（生成器版本不同），不作为定稿给出', en: 'what is derived now is not what was frozen: the generator has another version' });
};

const idOf = (id: string): string => {
  if (!z.uuid().safeParse(id).success) throw new Problem(404, 'not-found');
  return id.toLowerCase();
};

/** No system forbids such a file name. */
const nameOf = ({ title, content: { on, language } }: ReportPaper): string => `${title.replaceAll(/[\\/:*?"<>|]/gu, '')}-${on}${language === 'en' ? '-en' : ''}`;
