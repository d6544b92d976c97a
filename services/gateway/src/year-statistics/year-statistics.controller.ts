import { Controller, Get, Inject, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { download, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { momentParams } from '@yange/use-case';
import { z } from 'zod';
import { xlsxType } from '../file.types.js';
import { SERVICES } from '../gateway.tokens.js';
import { clientsFor, type ServiceClient } from '../imports/service.client.js';
import { knownAtQuery, type ToldMoment } from '../overview/known.moment.js';
import type { PrintedStatistics, ToldDifference, ToldStatistics } from './statistics.lines.js';
import { statisticsWorkbook } from './statistics.workbook.js';

const yearText = z.string().regex(/^(?:19[5-9]\d|2\d{3})$/u);
const asked = z.strictObject({ base: yearText.optional(), language: z.enum(['zh', 'en']).default('zh'), knownAt: momentParams.knownAt });

interface Derived {
  readonly content: ToldStatistics;
  readonly moment: ToldMoment;
}

interface Frozen extends Derived {
  readonly frozenBy: string;
  readonly frozenAt: string;
  readonly reproduced: boolean;
}

/** 年报 as a workbook: as it stands frozen; where the year is not, as it is now. Nothing is kept of it. */
@Controller('v1/districts/:district/year-statistics')
export class YearStatisticsController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  @Get(':year/workbook')
  @Right('read')
  @ApiOperation({ operationId: 'year-statistics-workbook', summary: '机构编制统计年报（XLSX），可与另一年对照 · year-end statistics as a workbook, beside another year where one is given' })
  @ApiParam({ name: 'year', schema: { type: 'integer', minimum: 1950, maximum: 2999 } })
  @ApiQuery({ name: 'base', required: false, schema: { type: 'integer', minimum: 1950, maximum: 2999 }, description: '与哪一年对照 · the year to compare with' })
  @ApiQuery({ name: 'language', required: false, schema: { type: 'string', enum: ['zh', 'en'] } })
  @knownAtQuery
  @ApiResponse({ status: 200, description: 'XLSX', content: { [xlsxType]: { schema: { type: 'string', format: 'binary' } } } })
  @ApiResponse({ status: 404 })
  @ApiResponse({ status: 409, description: '重新推算与定稿不同 · what is derived now is not what was frozen' })
  async workbook(@Param('district') district: string, @Param('year') year: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<StreamableFile> {
    const reporting = clientsFor(this.services, request)['reporting'];
    if (!/^\d{6}$/.test(district) || reporting === undefined) throw new Problem(404, 'unknown-district');
    if (!yearText.safeParse(year).success) throw new Problem(404, 'not-found');
    const { base, language, knownAt } = asked.parse(query);
    const known = knownAt === undefined ? {} : { knownAt };
    const found = await statisticsOf(reporting, district, year, known);
    const compared = base === undefined ? null : await reporting.get<{ readonly differences: readonly ToldDifference[] }>(pathOf(district, `year-statistics/${year}/comparison`, { base, ...known }));
    const printed: PrintedStatistics = { district, language, content: found.content, rests: restsOn(found, language), base: compared === null ? null : { year: Number(base), differences: compared.differences } };
    return download(await statisticsWorkbook(printed), `机构编制统计年报-${district}-${year}${base === undefined ? '' : `-对照${base}`}.xlsx`, xlsxType);
  }
}

const pathOf = (district: string, path: string, query: Readonly<Record<string, string>>): string => `/v1/districts/${district}/${path}?${new URLSearchParams(query).toString()}`;

const statisticsOf = async (reporting: ServiceClient, district: string, year: string, known: Readonly<Record<string, string>>): Promise<Derived | Frozen> => {
  const frozen = await reporting.get<Frozen>(pathOf(district, `frozen-statistics/${year}`, known)).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  });
  if (frozen === null) return reporting.get<Derived>(pathOf(district, `year-statistics/${year}`, known));
  if (!frozen.reproduced) throw new Problem(409, 'not-reproduced', { zh: '重新推算与定稿时不同（生成器版本不同），不作为定稿给出', en: 'what is derived now is not what was frozen: the generator has another version' });
  return frozen;
};

const restsOn = (found: Derived | Frozen, language: 'zh' | 'en'): string => {
  if ('frozenBy' in found) return language === 'zh' ? `已定稿 ${found.frozenAt}，定稿事件 ${found.frozenBy}` : `frozen ${found.frozenAt} by event ${found.frozenBy}`;
  return language === 'zh' ? `未定稿，所据日志位置：${found.moment.knownAt}` : `not frozen, read at ${found.moment.knownAt}`;
};
