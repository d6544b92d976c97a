import { Controller, Get, Inject, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { download, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { z } from 'zod';
import { xlsxType } from '../file.types.js';
import { SERVICES } from '../gateway.tokens.js';
import { clientsFor } from '../imports/service.client.js';
import { differencesWorkbook, type SnapshotView, type ToldDifference } from './differences.workbook.js';

const params = z.strictObject({ organId: z.uuid().optional(), code: z.string().max(60).optional(), severity: z.string().max(20).optional() });

/** Differences of a snapshot as a workbook, written as they are read. */
@Controller('v1/districts/:district/register-differences')
export class RegisterWorkbookController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  @Get(':snapshotId/workbook')
  @Right('registers.read')
  @ApiOperation({ operationId: 'register-differences-workbook', summary: '台账差异表（XLSX）· the differences as a workbook' })
  @ApiParam({ name: 'snapshotId', schema: { type: 'string', format: 'uuid' } })
  @ApiQuery({ name: 'organId', required: false, schema: { type: 'string', format: 'uuid' } })
  @ApiQuery({ name: 'code', required: false, schema: { type: 'string', maxLength: 60 } })
  @ApiQuery({ name: 'severity', required: false, schema: { type: 'string', maxLength: 20 } })
  @ApiResponse({ status: 200, description: 'XLSX', content: { [xlsxType]: { schema: { type: 'string', format: 'binary' } } } })
  @ApiResponse({ status: 404 })
  async workbook(@Param('district') district: string, @Param('snapshotId') snapshotId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    const staffing = clientsFor(this.services, request)['staffing'];
    if (!/^\d{6}$/.test(district) || !z.uuid().safeParse(snapshotId).success || staffing === undefined) throw new Problem(404, 'not-found');
    const filter = new URLSearchParams(params.parse(query) as Record<string, string>);
    const path = `/v1/districts/${district}/register-snapshots/${snapshotId}`;
    const snapshot = await staffing.get<SnapshotView>(path);
    const pages = async function* (): AsyncGenerator<readonly ToldDifference[]> {
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: { readonly differences: readonly ToldDifference[]; readonly next: string | null } = await staffing.get(`${path}/differences?limit=1000&${filter.toString()}${cursor === '' ? '' : `&cursor=${cursor}`}`);
        yield page.differences;
        cursor = page.next;
      }
    };
    return download(differencesWorkbook(snapshot, pages()), `台账差异-${snapshot.kindName}-${snapshot.takenOn}.xlsx`, xlsxType);
  }
}
