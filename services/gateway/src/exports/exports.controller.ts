import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { download, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { momentParams } from '@yange/use-case';
import { z } from 'zod';
import { xlsxType } from '../file.types.js';
import { SERVICES } from '../gateway.tokens.js';
import { clientsFor } from '../imports/service.client.js';
import { restartPatience } from '../imports/while.refused.js';
import { knownAtQuery } from '../overview/known.moment.js';
import { ExportFiles } from './export.files.js';
import { exportLines, type ExportLine } from './export.lines.js';

const params = z.strictObject({
  format: z.enum(['zip', 'xlsx', 'ndjson']).default('zip'),
  asOf: z.iso.date().optional(),
  knownAt: momentParams.knownAt,
  table: z.union([z.string().max(60), z.array(z.string().max(60)).max(100)]).optional(),
  organId: z.uuid().optional(),
});

const zipType = 'application/zip';
const linesType = 'application/x-ndjson';
const binary = { schema: { type: 'string' as const, format: 'binary' } };

/** The logs of a district as the tables that an import takes. */
@Controller('v1/districts/:district/exports')
export class ExportsController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  @Get()
  @Right('read')
  @ApiOperation({ operationId: 'exports', summary: '按导入表的样式导出 · the logs as import tables: what an import into an empty district turns into the same facts, and by name what no row can say' })
  @ApiQuery({ name: 'format', required: false, schema: { type: 'string', enum: ['zip', 'xlsx', 'ndjson'], default: 'zip' }, description: 'zip：manifest.json 和 CSV；xlsx：一个工作簿；ndjson：边算边给，每行一个 JSON · a folder as ZIP, one workbook, or lines as they come' })
  @ApiQuery({ name: 'asOf', required: false, schema: { type: 'string', format: 'date' }, description: '只要这一天及以前生效的 · what takes effect by this day; today where left out' })
  @knownAtQuery
  @ApiQuery({ name: 'table', required: false, schema: { type: 'array', maxItems: 100, items: { type: 'string', maxLength: 60 } }, description: '只要这些表 · these tables only' })
  @ApiQuery({ name: 'organId', required: false, schema: { type: 'string', format: 'uuid' }, description: '只要涉及这个机构的 · what speaks of this organ' })
  @ApiProduces(zipType, xlsxType, linesType)
  @ApiResponse({ status: 200, description: '导出的表 · the tables', content: { [zipType]: binary, [xlsxType]: binary, [linesType]: { schema: { type: 'string' } } } })
  async tables(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    if (!/^\d{6}$/.test(district)) throw new Problem(404, 'unknown-district');
    const today = new Date().toISOString().slice(0, 10);
    const { format, asOf = today, knownAt, table, organId } = params.parse(query);
    const lines = exportLines(clientsFor(this.services, request, restartPatience), {
      district, asOf, ...(knownAt === undefined ? {} : { knownAt }), ...(table === undefined ? {} : { tables: [table].flat() }), ...(organId === undefined ? {} : { organId }),
    });
    const name = `导出-${district}-${asOf}`;
    if (format === 'xlsx') return download(await (await ExportFiles.workbookOf(lines)).workbook(), `${name}.xlsx`, xlsxType);
    if (format === 'zip') return download((await ExportFiles.of(lines)).zip(), `${name}.zip`, zipType);
    return new StreamableFile(Readable.from(asText(lines)), { type: linesType });
  }
}

async function* asText(lines: AsyncIterable<ExportLine>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}
