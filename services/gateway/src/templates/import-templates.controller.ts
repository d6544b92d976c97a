import { Controller, Get, Inject, Param, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, download, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { csvTemplate, writeTemplate } from '@yange/importing';
import type { DescribedTable } from '@yange/use-case';
import { z } from 'zod';
import { xlsxType } from '../file.types.js';
import { SERVICES } from '../gateway.tokens.js';
import { ImportedTables } from '../imports/imported.tables.js';
import { clientsFor } from '../imports/service.client.js';
import { registeredWords } from './registered.words.js';
import { importTemplatesShape } from '../openapi/gateway.shapes.js';

const workbookParams = z.strictObject({ table: z.string().max(100).optional(), on: z.iso.date().optional() });
const csvParams = z.strictObject({ table: z.string().max(100) });
const binary = { schema: { type: 'string', format: 'binary' } } as const;

/** Tables to be filled in, made of the definitions that read them. */
@Controller('v1/districts/:district/import-templates')
export class ImportTemplatesController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  @Get()
  @Right('import-history')
  @ApiOperation({ operationId: 'import-templates', summary: '导入模板：各表的列、用词、各事项所需 · tables, columns, words, what each kind of row needs' })
  @ApiAnswer(200, '各表 · tables', importTemplatesShape)
  async list(@Param('district') district: string, @Req() request: AuthenticatedRequest): Promise<{ readonly tables: readonly DescribedTable[] }> {
    return { tables: (await this.tables(district, request)).described };
  }

  @Get('workbook')
  @Right('import-history')
  @ApiOperation({ operationId: 'import-template-workbook', summary: '模板工作簿：每表一个工作表 · a workbook, a sheet per table' })
  @ApiQuery({ name: 'table', required: false, schema: { type: 'string', maxLength: 100 }, description: '只要这张表 · this table only' })
  @ApiQuery({ name: 'on', required: false, schema: { type: 'string', format: 'date' }, description: '名称下拉取哪一天 · day of the names offered' })
  @ApiProduces(xlsxType)
  @ApiResponse({ status: 200, description: 'XLSX', content: { [xlsxType]: binary } })
  async workbook(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    const { table, on = new Date().toISOString().slice(0, 10) } = workbookParams.parse(query);
    const tables = await this.tables(district, request);
    const wanted = table === undefined ? tables.described : [known(tables, table)];
    const words = await registeredWords(clientsFor(this.services, request), district, on);
    return download(await writeTemplate(wanted, words, { district, on }), `导入模板-${table ?? district}.xlsx`, xlsxType);
  }

  @Get('csv')
  @Right('import-history')
  @ApiOperation({ operationId: 'import-template-csv', summary: '一张表的 CSV 模板 · one table as CSV' })
  @ApiQuery({ name: 'table', required: true, schema: { type: 'string', maxLength: 100 } })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, description: 'CSV', content: { 'text/csv': binary } })
  async csv(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    const { table } = csvParams.parse(query);
    return download(csvTemplate(known(await this.tables(district, request), table)), `${table}.csv`, 'text/csv; charset=utf-8');
  }

  private tables(district: string, request: AuthenticatedRequest): Promise<ImportedTables> {
    if (!/^\d{6}$/.test(district)) throw new Problem(404, 'unknown-district');
    return ImportedTables.of(Object.values(clientsFor(this.services, request)));
  }
}

const known = ({ described }: ImportedTables, name: string): DescribedTable => {
  const found = described.find((table) => table.name === name);
  if (found === undefined) throw new Problem(422, 'unknown-table', { zh: `没有名为“${name}”的表`, en: `there is no table "${name}"` });
  return found;
};
