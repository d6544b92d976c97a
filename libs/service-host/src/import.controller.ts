import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { EventLogs } from '@yange/event-log';
import { callerOf, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { commonColumns, setHistoryWindow, type CommandExecutor, type ImportColumn, type References, type ServiceDefinition } from '@yange/use-case';
import { assertDistrict } from './command.request.js';
import { importRowsRequest, type RowOutcome } from './import.messages.js';
import { ImportSession } from './import.session.js';
import { EXECUTOR, LOGS, SERVICE } from './service.tokens.js';

const idleMinutes = 30;

/** The door by which the gateway hands rows to the service that owns their table. */
@ApiExcludeController()
@Controller('v1')
export class ImportController {
  private readonly sessions = new Map<string, ImportSession>();

  constructor(
    @Inject(SERVICE) private readonly service: ServiceDefinition,
    @Inject(LOGS) private readonly logs: EventLogs,
    @Inject(EXECUTOR) private readonly executor: CommandExecutor,
  ) {}

  @Get('import-tables')
  @Right('import-history')
  tables(): { tables: readonly { name: string; columns: readonly ImportColumn[] }[] } {
    return {
      tables: this.service.tables.map(({ name, columns, citesDocument }) => ({
        name,
        columns: [...commonColumns.map((column) => ({ ...column, required: column.required && !(citesDocument === false && column.header === '依据文件') })), ...columns],
      })),
    };
  }

  @Post('districts/:district/imports/:importId/rows')
  @HttpCode(200)
  @Right('import-history')
  async rows(@Param('district') district: string, @Param('importId') importId: string, @Req() request: AuthenticatedRequest): Promise<{ rows: readonly RowOutcome[]; introduces: References }> {
    const body = importRowsRequest.parse(request.body);
    const table = this.service.tables.find((one) => one.name === body.table);
    if (table === undefined) throw new Problem(422, 'unknown-table');
    const session = this.session(assertDistrict(district), importId, request);
    session.know(body.references as References);
    await session.open(body.cutOver, body.phase);
    const { outcomes, introduces } = body.phase === 'check' ? await session.check(table, body.rows) : await session.apply(table, body.rows);
    return { rows: outcomes, introduces };
  }

  @Delete('districts/:district/imports/:importId')
  @HttpCode(204)
  @Right('import-history')
  end(@Param('district') district: string, @Param('importId') importId: string, @Req() request: AuthenticatedRequest): void {
    this.sessions.delete(sessionKey(district, importId, request));
  }

  private session(district: string, importId: string, request: AuthenticatedRequest): ImportSession {
    const now = performance.now();
    for (const [key, old] of this.sessions) if (now - old.lastUsed > idleMinutes * 60_000) this.sessions.delete(key);
    const key = sessionKey(district, importId, request);
    const { principal, role } = callerOf(request);
    const actor = { person: principal.person, role, tokenId: principal.tokenId };
    const session =
      this.sessions.get(key) ??
      new ImportSession({ district, actor, log: this.logs.forDistrict(district), executor: this.executor, windowUseCase: setHistoryWindow(this.service.contract) });
    session.lastUsed = now;
    this.sessions.set(key, session);
    return session;
  }
}

const sessionKey = (district: string, importId: string, request: AuthenticatedRequest): string =>
  JSON.stringify([district, importId, callerOf(request).principal.person]);
