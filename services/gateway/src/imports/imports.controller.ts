import type { MultipartFile } from '@fastify/multipart';
import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Req, type OnModuleDestroy } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, callerOf, idempotencyKeyOf, idempotencyKeyPattern, Problem, Right, sentSchema, type AuthenticatedRequest } from '@yange/http';
import { importManifest } from '@yange/importing';
import { newId } from '@yange/kernel';
import { z } from 'zod';
import { RUNS, SERVICES } from '../gateway.tokens.js';
import { summaryOf, type ImportReport, type ImportSummary } from './import.report.js';
import { ImportRun } from './import.run.js';
import { cellCorrection, correctedFiles } from './corrected.files.js';
import type { RunOptions } from './run.options.js';
import type { ImportRuns, Owner } from './import.runs.js';
import { clientsFor } from './service.client.js';
import { restartPatience } from './while.refused.js';
import { storedContents, UploadedFiles, type StoredContents } from './uploaded.files.js';
import { importReportShape, importsShape } from '../openapi/gateway.shapes.js';

const flags = { dryRun: z.enum(['true', 'false']).default('false'), policy: z.enum(['all-or-nothing', 'good-rows-only']).optional() };
const startQuery = z.strictObject({ ...flags, cutOver: z.iso.date().optional(), table: z.string().max(100).optional(), plan: z.string().trim().min(1).max(200).optional() });
const resumeQuery = z.strictObject(flags);
const resumeBody = z.strictObject({
  manifest: importManifest.optional().describe('代替上传的 manifest.json，如 proposal.manifest · in place of the uploaded one, such as the proposed one'),
  corrections: z.array(cellCorrection).min(1).max(1_000).optional().describe('在文件中改正的单元格，改正后的文件继续办理 · cells that are to say something else: the files go on as corrected'),
});

type MultipartRequest = AuthenticatedRequest & { isMultipart(): boolean; files(): AsyncIterableIterator<MultipartFile> };

const aReport = (status: number, description: string) => ApiAnswer(status, description, importReportShape);
const keyHeader = ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: idempotencyKeyPattern }, description: '行的身份是 (区划, 表, 序号)，重复导入不会重复记录 · rows have identities of their own: what was carried out is repeated' });
const dryRunQuery = ApiQuery({ name: 'dryRun', required: false, schema: { enum: ['true', 'false'], default: 'false' } });
const policyQuery = ApiQuery({ name: 'policy', required: false, schema: { enum: ['all-or-nothing', 'good-rows-only'], default: 'all-or-nothing' } });

export const ownerOf = (district: string, request: AuthenticatedRequest): Owner => ({ district, person: callerOf(request).principal.person });

/** The one door by which tables come in: the history of a district and every later upload alike. */
@Controller('v1/districts/:district/imports')
export class ImportsController implements OnModuleDestroy {
  constructor(
    @Inject(SERVICES) private readonly services: Readonly<Record<string, string>>,
    @Inject(RUNS) private readonly runs: ImportRuns,
  ) {}

  /** Files of a folder, `manifest.json` among them, or a workbook or CSV by itself. Answers at once; the run is followed by its id, whether the caller stays or not. */
  @Post()
  @HttpCode(202)
  @Right('import-history')
  @ApiOperation({ operationId: 'start-import', summary: '导入一个文件夹、一个工作簿或一张 CSV · bring a folder of tables, a workbook or a CSV' })
  @keyHeader
  @dryRunQuery
  @policyQuery
  @ApiQuery({ name: 'cutOver', required: false, schema: { type: 'string', format: 'date' }, description: '没有 manifest.json 且本区尚未导入过时：历史数据截止日 · cut-over date, where neither a manifest nor an earlier import says it' })
  @ApiQuery({ name: 'table', required: false, schema: { type: 'string', maxLength: 100 }, description: '没有 manifest.json 的单个 CSV 是哪张表；不写即文件名 · the table of a single CSV, named as its file where left out' })
  @ApiQuery({ name: 'plan', required: false, schema: { type: 'string', minLength: 1, maxLength: 200 }, description: '只编成此标题的实施方案，不入账 · rows become a plan of this title, and nothing is recorded' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ required: true, schema: { type: 'object', properties: { file: { type: 'array', items: { type: 'string', format: 'binary' }, description: 'manifest.json, *.csv, *.xlsx' } } } })
  @aReport(202, '已开始 · begun')
  async start(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: MultipartRequest): Promise<ImportReport> {
    idempotencyKeyOf(request);
    const { dryRun, policy, cutOver, table, plan } = startQuery.parse(query);
    if (!request.isMultipart()) throw new Problem(415, 'media-type');
    if (!/^\d{6}$/.test(district)) throw new Problem(404, 'unknown-district');
    const files = await this.runs.whileArriving(() => UploadedFiles.receive(request.files()));
    const optional = { ...(policy === undefined ? {} : { policy }), ...(cutOver === undefined ? {} : { cutOver }), ...(table === undefined ? {} : { table }), ...(plan === undefined ? {} : { plan: { title: plan } }) };
    return this.begin({ district, dryRun: dryRun === 'true', ...optional }, files, request);
  }

  @Get()
  @Right('import-history')
  @ApiOperation({ operationId: 'imports', summary: '本人的导入，新的在前 · own runs, the newest first' })
  @ApiAnswer(200, '各次导入 · runs', importsShape)
  list(@Param('district') district: string, @Req() request: AuthenticatedRequest): { readonly imports: readonly ImportSummary[] } {
    return { imports: this.runs.ownedBy(ownerOf(district, request)).map(({ report, resumable }) => summaryOf(report, resumable)) };
  }

  @Get(':importId')
  @Right('import-history')
  @ApiOperation({ operationId: 'follow-import', summary: '导入的进度与问题 · how far an import is, and what is wrong' })
  @aReport(200, '报告 · report')
  follow(@Param('district') district: string, @Param('importId') importId: string, @Req() request: AuthenticatedRequest): ImportReport {
    return this.runs.of(importId, ownerOf(district, request)).report;
  }

  /** Answers once it has stopped. A run that is over stays as it is. */
  @Delete(':importId')
  @HttpCode(200)
  @Right('import-history')
  @ApiOperation({ operationId: 'cancel-import', summary: '取消导入：在两行之间停下，已入账的行保留 · stop between two rows; what was carried out stays' })
  @aReport(200, '停下时的报告 · the report as it stopped')
  async cancel(@Param('district') district: string, @Param('importId') importId: string, @Req() request: AuthenticatedRequest): Promise<ImportReport> {
    const run = this.runs.of(importId, ownerOf(district, request));
    await run.cancel();
    return run.report;
  }

  /** The same files once more, as long as they are here: after a cancelled or failed run, for real after a dry one, or with columns confirmed. */
  @Post(':importId/resumption')
  @HttpCode(202)
  @Right('import-history')
  @ApiOperation({ operationId: 'resume-import', summary: '用同一批文件继续或重来 · go on, or begin anew, with the same files' })
  @keyHeader
  @dryRunQuery
  @policyQuery
  @ApiBody({ required: false, schema: sentSchema(resumeBody) as never })
  @ApiResponse({ status: 409 })
  @aReport(202, '已开始的新一次导入 · the new run')
  resume(@Param('district') district: string, @Param('importId') importId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<ImportReport> {
    idempotencyKeyOf(request);
    const { dryRun, policy } = resumeQuery.parse(query);
    const { manifest, corrections = [] } = resumeBody.parse(request.body ?? {});
    const earlier = this.runs.of(importId, ownerOf(district, request));
    if (earlier.running) throw new Problem(409, 'import-running', { zh: '这次导入尚未结束', en: 'the run is not over' });
    return this.runs.whileArriving(async () => {
      const contents = await storedContents(await correctedFiles(earlier, filesOf(earlier), corrections));
      const { corrected = [] } = earlier.asked;
      const files = [...new Set([...corrected, ...corrections.map(({ file }) => file)])];
      const options = { ...earlier.asked, dryRun: dryRun === 'true', resumes: importId, ...(policy === undefined ? {} : { policy }), ...(manifest === undefined ? {} : { manifest }), ...(files.length === 0 ? {} : { corrected: files }) };
      return this.begin(options, taken(earlier, contents), request);
    });
  }

  onModuleDestroy(): Promise<void> {
    return this.runs.freeAll();
  }

  private begin(options: Omit<RunOptions, 'importId' | 'clients'>, files: UploadedFiles, request: AuthenticatedRequest): ImportReport {
    const run = new ImportRun({ ...options, importId: newId(), clients: clientsFor(this.services, request, restartPatience) }, files);
    return this.runs.start(run, ownerOf(options.district, request)).report;
  }
}

/** @throws {Problem} `import-files-gone` */
const filesOf = (run: ImportRun): UploadedFiles => {
  if (!run.resumable || run.files === null) throw new Problem(409, 'import-files-gone', { zh: '这次导入的文件已不在，请重新上传', en: 'the files of this run are no longer here; bring them again' });
  return run.files;
};

/** The files of a run for the one that goes on with them, with other contents in some. @throws {Problem} `import-files-gone`, where another took them meanwhile */
const taken = (run: ImportRun, contents: StoredContents): UploadedFiles => {
  try {
    filesOf(run);
  } catch (error) {
    for (const { file } of contents.values()) void file.close();
    throw error;
  }
  const files = run.takeFiles();
  files.put(contents);
  return files;
};
