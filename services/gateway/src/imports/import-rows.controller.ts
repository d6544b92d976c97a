import { Controller, Get, Inject, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, download, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { planHashOf } from '@yange/service-host';
import { z } from 'zod';
import { xlsxType } from '../file.types.js';
import { RUNS } from '../gateway.tokens.js';
import { faultyCells } from './corrected.files.js';
import { errorFile, faultyFiles, whole } from './error.file.js';
import type { ImportRun } from './import.run.js';
import type { ImportRuns } from './import.runs.js';
import { ownerOf } from './imports.controller.js';
import type { LedgerPage, RowLedger } from './row.ledger.js';
import { plannedRowsShape } from '../plans/plan.shapes.js';
import { faultyCellsShape, faultyFilesShape, importRowPageShape } from '../openapi/gateway.shapes.js';

const statuses = ['recorded', 'unchanged', 'repeated', 'planned', 'rejected', 'unreadable'] as const;
const page = z.strictObject({
  after: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  status: z.enum(statuses).optional(),
});

/** What became of the rows of a run, row by row, and the clerk's own files back with what is wrong in them. */
@Controller('v1/districts/:district/imports/:importId')
export class ImportRowsController {
  constructor(@Inject(RUNS) private readonly runs: ImportRuns) {}

  @Get('rows')
  @Right('import-history')
  @ApiOperation({ operationId: 'import-rows', summary: '每一行成为什么；试导入时即将要写入的事件 · what became of each row; of a dry run, the events to be written' })
  @ApiQuery({ name: 'after', required: false, schema: { type: 'integer', minimum: 0, default: 0 } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 } })
  @ApiQuery({ name: 'status', required: false, schema: { enum: [...statuses] } })
  @ApiAnswer(200, '一页 · a page', importRowPageShape)
  rows(@Param('district') district: string, @Param('importId') importId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<LedgerPage> {
    const { after, limit, status } = page.parse(query);
    return ledgerOf(this.runs.of(importId, ownerOf(district, request))).page(after, limit, status === undefined ? [] : [status]);
  }

  @Get('plan')
  @Right('import-history')
  @ApiOperation({ operationId: 'planned-rows', summary: '各行编成的实施方案，可供试算 · the plan that the rows make: to be tried out, and carried out once approved' })
  @ApiAnswer(200, '实施方案 · the plan', plannedRowsShape)
  @ApiResponse({ status: 409 })
  plan(@Param('district') district: string, @Param('importId') importId: string, @Req() request: AuthenticatedRequest): z.infer<typeof plannedRowsShape> {
    const { planned, report } = this.runs.of(importId, ownerOf(district, request));
    const plan = planned?.plan() ?? null;
    if (planned === null || plan === null || report.state !== 'done') throw new Problem(409, 'no-plan', { zh: '这次上传没有编成方案：未要求编制、尚未结束，或有行不能列入', en: 'no plan came of this upload: none was asked for, it is not over, or rows cannot be in one' });
    return { plan, planHash: planHashOf(plan) };
  }

  @Get('error-files')
  @Right('import-history')
  @ApiOperation({ operationId: 'import-error-files', summary: '哪些文件有问题 · which files have problems' })
  @ApiAnswer(200, '文件名 · names', faultyFilesShape)
  async files(@Param('district') district: string, @Param('importId') importId: string, @Req() request: AuthenticatedRequest): Promise<{ readonly files: readonly { readonly file: string; readonly problems: number }[] }> {
    return { files: await faultyFiles(ledgerOf(this.runs.of(importId, ownerOf(district, request)))) };
  }

  @Get('error-file')
  @Right('import-history')
  @ApiOperation({ operationId: 'import-error-file', summary: '原文件，加一列“错误” · the file as it came, with a column 错误' })
  @ApiQuery({ name: 'file', required: true, schema: { type: 'string', maxLength: 200 } })
  @ApiResponse({ status: 200, description: 'CSV, XLSX', content: { 'text/csv': { schema: { type: 'string', format: 'binary' } }, [xlsxType]: { schema: { type: 'string', format: 'binary' } } } })
  async file(@Param('district') district: string, @Param('importId') importId: string, @Query('file') file = '', @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    const run = this.runs.of(importId, ownerOf(district, request));
    const ledger = ledgerOf(run);
    const open = fileOf(run, file);
    const { content, type } = await errorFile(file, open, run, ledger);
    return download(content, file.replace(/\.(\w+)$/, type === xlsxType ? '-错误.$1' : '-错误.csv'), type);
  }

  @Get('faulty-cells')
  @Right('import-history')
  @ApiOperation({ operationId: 'import-faulty-cells', summary: '有问题的单元格现在写的是什么，供就地改正 · what the cells say that have problems, to be corrected in place' })
  @ApiAnswer(200, '单元格；合并的和表头不在其中 · cells; those that are merged and the header are left out', faultyCellsShape)
  async cells(@Param('district') district: string, @Param('importId') importId: string, @Req() request: AuthenticatedRequest): Promise<z.infer<typeof faultyCellsShape>> {
    const run = this.runs.of(importId, ownerOf(district, request));
    const cells = run.running || run.files === null ? [] : await faultyCells(run, run.files);
    return { cells: cells.map(({ file, sheet, line, column, text }) => ({ file, ...(sheet === undefined ? {} : { sheet }), line, column, text })) };
  }

  @Get('corrected-file')
  @Right('import-history')
  @ApiOperation({ operationId: 'import-corrected-file', summary: '就地改正后的文件 · a file with the cells that were corrected in place' })
  @ApiQuery({ name: 'file', required: true, schema: { type: 'string', maxLength: 200 } })
  @ApiResponse({ status: 200, description: 'CSV, XLSX', content: { 'text/csv': { schema: { type: 'string', format: 'binary' } }, [xlsxType]: { schema: { type: 'string', format: 'binary' } } } })
  @ApiResponse({ status: 409 })
  async corrected(@Param('district') district: string, @Param('importId') importId: string, @Query('file') file = '', @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    const run = this.runs.of(importId, ownerOf(district, request));
    if (run.report.corrected?.includes(file) !== true) throw new Problem(404, 'not-found');
    ledgerOf(run);
    const isWorkbook = /\.xlsx$/i.test(file);
    return download(await whole(fileOf(run, file)()), file, isWorkbook ? xlsxType : 'text/csv; charset=utf-8');
  }
}

/** @throws {Problem} `not-found` */
const fileOf = ({ files }: ImportRun, file: string): (() => Uint8Array | AsyncIterable<Uint8Array>) => {
  const open = files?.byName.get(file);
  if (open === undefined) throw new Problem(404, 'not-found');
  return open;
};

/** @throws {Problem} `import-files-gone` */
const ledgerOf = ({ ledger }: ImportRun): RowLedger => {
  if (ledger === null) throw new Problem(409, 'import-files-gone', { zh: '这次导入的文件和逐行结果已不再保留', en: 'files and rows of this run are no longer kept' });
  return ledger;
};
