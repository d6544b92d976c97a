import { roleWithRight } from '@yange/auth';
import type { EventLogs, TemporarySession } from '@yange/event-log';
import { callerOf, Problem, type AuthenticatedRequest } from '@yange/http';
import { annulEvent, cutOverOf, setHistoryWindow, type CommandExecutor, type ImportTable, type ServiceDefinition } from '@yange/use-case';
import { IdleSessions } from './idle.sessions.js';
import type { PersonalCustodian } from './import.personal.js';
import { ImportSession } from './import.session.js';

const idleMinutes = 30;

export interface ImportSessionsParts {
  readonly service: ServiceDefinition;
  readonly logs: EventLogs;
  readonly executor: CommandExecutor;
  /** a connection for what a session does not keep in memory; without it everything stays there */
  readonly temporary?: (() => TemporarySession) | undefined;
  /** keeps what rows say of people; without it tables that do are refused */
  readonly custodian?: PersonalCustodian | undefined;
}

/** The runs of imports that this process takes part in. One that nobody has used for half an hour is ended. */
export class ImportSessions {
  private readonly sessions = new IdleSessions<ImportSession>(idleMinutes);

  constructor(private readonly parts: ImportSessionsParts) {}

  /** The session is here, and whole. */
  has(district: string, importId: string, request: AuthenticatedRequest): boolean {
    return this.sessions.find(district, importId, request)?.isLost === false;
  }

  of(district: string, importId: string, request: AuthenticatedRequest): ImportSession {
    const { service, logs, executor, temporary, custodian } = this.parts;
    const { principal, role } = callerOf(request);
    return this.sessions.find(district, importId, request) ?? this.sessions.keep(district, importId, request, new ImportSession({
      district, actor: { person: principal.person, role, tokenId: principal.tokenId }, may: (right) => roleWithRight(principal, right) !== null, log: logs.forDistrict(district), executor, contract: service.contract,
      windowUseCase: setHistoryWindow(service.contract), annulUseCase: annulEvent(service.contract, service.aggregates), temporary: temporary?.() ?? null, custodian: custodian ?? null,
    }));
  }

  /** Ends what the session is at between two rows; nothing where there is no session. */
  cancel(district: string, importId: string, request: AuthenticatedRequest): void {
    this.sessions.find(district, importId, request)?.cancel();
  }

  /** Whoever brings rows about people may record personal data. @throws {Problem} `not-entitled` */
  assertMayBring(table: ImportTable, request: AuthenticatedRequest): void {
    const { custodian } = this.parts;
    if (table.personal === undefined || custodian === undefined || roleWithRight(callerOf(request).principal, custodian.right) !== null) return;
    throw new Problem(403, 'not-entitled', { zh: '当前角色不能登记个人信息', en: 'this role may not record personal data' }, { facts: { right: custodian.right } });
  }

  /** First day that is no longer history; null where the log was never opened for it. */
  cutOver(district: string): Promise<string | null> {
    return cutOverOf(this.parts.logs.forDistrict(district), this.parts.service.contract);
  }

  end(district: string, importId: string, request: AuthenticatedRequest): Promise<void> {
    return this.sessions.end(district, importId, request);
  }

  closeAll(): Promise<void> {
    return this.sessions.closeAll();
  }
}
