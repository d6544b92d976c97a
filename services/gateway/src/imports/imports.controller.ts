import type { MultipartFile } from '@fastify/multipart';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { callerOf, idempotencyKeyOf, idempotencyKeyPattern, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { newId } from '@yange/kernel';
import { z } from 'zod';
import { SERVICES } from '../gateway.tokens.js';
import type { ImportReport } from './import.report.js';
import { ImportRun } from './import.run.js';
import { clientsFor } from './service.client.js';
import { UploadedFiles } from './uploaded.files.js';

const options = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false'), policy: z.enum(['all-or-nothing', 'good-rows-only']).optional() });

const keptRuns = 50;
const runningAtOnce = 2;

interface Kept {
  readonly run: ImportRun;
  readonly district: string;
  readonly person: string;
}

type MultipartRequest = AuthenticatedRequest & { isMultipart(): boolean; files(): AsyncIterableIterator<MultipartFile> };

/** The one door by which tables come in: the history of a district and every later upload alike. */
@Controller('v1/districts/:district/imports')
export class ImportsController {
  private readonly runs = new Map<string, Kept>();
  /** uploads that are still being read */
  private arriving = 0;

  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  /** A folder as multipart files, `manifest.json` among them. Answers at once; the run is followed by its id. */
  @Post()
  @HttpCode(202)
  @Right('import-history')
  @ApiOperation({ operationId: 'start-import', summary: '导入一个文件夹 · bring a folder of tables' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: idempotencyKeyPattern }, description: '行的身份是 (区划, 表, 序号)，重复导入不会重复记录 · rows have identities of their own: what was carried out is repeated' })
  @ApiQuery({ name: 'dryRun', required: false, schema: { enum: ['true', 'false'], default: 'false' } })
  @ApiQuery({ name: 'policy', required: false, schema: { enum: ['all-or-nothing', 'good-rows-only'], default: 'all-or-nothing' } })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ required: true, schema: { type: 'object', properties: { file: { type: 'array', items: { type: 'string', format: 'binary' }, description: 'manifest.json, *.csv, *.xlsx' } } } })
  @ApiResponse({ status: 202, description: '已开始 · begun', content: { 'application/json': { schema: { $ref: '#/components/schemas/ImportReport' } } } })
  async start(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: MultipartRequest): Promise<ImportReport> {
    idempotencyKeyOf(request);
    const { dryRun, policy } = options.parse(query);
    if (!request.isMultipart()) throw new Problem(415, 'media-type');
    if (!/^\d{6}$/.test(district)) throw new Problem(404, 'unknown-district');
    const running = [...this.runs.values()].filter(({ run }) => run.report.state === 'checking' || run.report.state === 'applying');
    if (running.length + this.arriving >= runningAtOnce) throw new Problem(503, 'imports-running', { zh: '已有导入在进行，请稍后再试', en: 'other imports are running; try later' }, { retryAfterSeconds: 5 });
    this.arriving += 1;
    const files = await UploadedFiles.receive(request.files()).finally(() => (this.arriving -= 1));
    const clients = clientsFor(this.services, request);
    const run = new ImportRun({ importId: newId(), district, dryRun: dryRun === 'true', goodRowsOnly: policy === 'good-rows-only', clients });
    this.keep({ run, district, person: callerOf(request).principal.person });
    void run.run(files);
    return run.report;
  }

  @Get(':importId')
  @Right('import-history')
  @ApiOperation({ operationId: 'follow-import', summary: '导入的进度与问题 · how far an import is, and what is wrong' })
  @ApiResponse({ status: 200, description: '报告 · report', content: { 'application/json': { schema: { $ref: '#/components/schemas/ImportReport' } } } })
  follow(@Param('district') district: string, @Param('importId') importId: string, @Req() request: AuthenticatedRequest): ImportReport {
    const kept = this.runs.get(importId);
    if (kept === undefined || kept.district !== district || kept.person !== callerOf(request).principal.person) throw new Problem(404, 'not-found');
    return kept.run.report;
  }

  private keep(kept: Kept): void {
    this.runs.set(kept.run.report.importId, kept);
    for (const id of [...this.runs.keys()].slice(0, Math.max(0, this.runs.size - keptRuns))) this.runs.delete(id);
  }
}
