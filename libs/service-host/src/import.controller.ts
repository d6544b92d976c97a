import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, type OnModuleDestroy } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Problem, Right, type AuthenticatedRequest } from '@yange/http';
import type { ReadModelProgress } from '@yange/projections';
import { describeTable, type DescribedTable, type References, type ServiceDefinition } from '@yange/use-case';
import type { DataSource } from 'typeorm';
import { assertDistrict } from './command.request.js';
import { importRowsRequest, registeredNamesRequest, type RowsAnswer } from './import.messages.js';
import type { ImportSessions } from './import.sessions.js';
import { IMPORTS, READ, RUNNERS, SERVICE } from './service.tokens.js';

export interface ImportTables {
  readonly tables: readonly DescribedTable[];
  /** whether this service can be asked for names that are registered already */
  readonly registersNames: boolean;
}

const readModelsWithinMs = 10_000;

/** The door by which the gateway hands rows to the service that owns their table. */
@ApiExcludeController()
@Controller('v1')
export class ImportController implements OnModuleDestroy {
  constructor(
    @Inject(SERVICE) private readonly service: ServiceDefinition,
    @Inject(IMPORTS) private readonly sessions: ImportSessions,
    @Inject(READ) private readonly read: DataSource,
    @Inject(RUNNERS) private readonly runners: readonly ReadModelProgress[],
  ) {}

  @Get('import-tables')
  @Right('import-history')
  tables(): ImportTables {
    return {
      tables: this.service.tables.map(describeTable),
      registersNames: this.service.registeredNames !== undefined,
    };
  }

  @Post('districts/:district/imports/:importId/rows')
  @HttpCode(200)
  @Right('import-history')
  async rows(@Param('district') district: string, @Param('importId') importId: string, @Req() request: AuthenticatedRequest): Promise<RowsAnswer> {
    const body = importRowsRequest.parse(request.body);
    const table = this.service.tables.find((one) => one.name === body.table);
    if (table === undefined) throw new Problem(422, 'unknown-table');
    this.sessions.assertMayBring(table, request);
    if (body.continues && !this.sessions.has(assertDistrict(district), importId, request)) throw new Problem(503, 'import-session-lost', undefined, { retryAfterSeconds: 1 });
    const session = this.sessions.of(assertDistrict(district), importId, request);
    await session.know(body.references as References);
    await session.open(body.cutOver, body.phase, body.recordedAs);
    if (body.phase === 'plan') return session.plan(table, body.rows, body.unregistered);
    return body.phase === 'check' ? session.check(table, body.rows, body) : session.apply(table, body.rows, body.unregistered);
  }

  /** What was recorded a moment ago counts: the read models are waited for, whichever process keeps them. */
  @Post('districts/:district/imports/registered-names')
  @HttpCode(200)
  @Right('import-history')
  async registered(@Param('district') district: string, @Req() request: AuthenticatedRequest): Promise<References> {
    if (this.service.registeredNames === undefined) throw new Problem(404, 'not-found');
    const names = registeredNamesRequest.parse(request.body);
    const behind = new Problem(503, 'read-models-behind', { zh: '登记簿尚未更新，请稍后再试', en: 'the register is not up to date yet; try again' }, { retryAfterSeconds: 5 });
    await Promise.all(this.runners.map((runner) => runner.waitUntilCaughtUp(undefined, readModelsWithinMs).catch(() => Promise.reject(behind))));
    return this.service.registeredNames(names, { district: assertDistrict(district), read: this.read });
  }

  /** First day that is no longer history, as this log has it. */
  @Get('districts/:district/imports/history-window')
  @Right('import-history')
  async historyWindow(@Param('district') district: string): Promise<{ readonly cutOver: string | null }> {
    return { cutOver: await this.sessions.cutOver(assertDistrict(district)) };
  }

  /** The rows that are being decided or carried out are the last. */
  @Post('districts/:district/imports/:importId/cancellation')
  @HttpCode(204)
  @Right('import-history')
  cancel(@Param('district') district: string, @Param('importId') importId: string, @Req() request: AuthenticatedRequest): void {
    this.sessions.cancel(district, importId, request);
  }

  @Delete('districts/:district/imports/:importId')
  @HttpCode(204)
  @Right('import-history')
  end(@Param('district') district: string, @Param('importId') importId: string, @Req() request: AuthenticatedRequest): Promise<void> {
    return this.sessions.end(district, importId, request);
  }

  onModuleDestroy(): Promise<void> {
    return this.sessions.closeAll();
  }
}
