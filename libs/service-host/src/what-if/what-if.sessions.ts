import type { Context } from '@yange/contracts';
import type { EventLog, EventLogs } from '@yange/event-log';
import { callerOf, Problem, type AuthenticatedRequest } from '@yange/http';
import { platformAggregates, platformRules, positionsKnownAt, type CommandExecutor, type OwnRegister, type ServiceDefinition } from '@yange/use-case';
import type { PreparedCommands } from '../drafts/prepared.commands.js';
import { IdleSessions } from '../idle.sessions.js';
import { momentProblem } from '../moment.parameters.js';
import { reactionsOf } from '../reactions/service.reactions.js';
import { supposedRegister, type SupposingReadModels } from './supposed.register.js';
import { WhatIfSession } from './what-if.session.js';

const idleMinutes = 5;
/** A try-out keeps its overlay in memory: so many at once in a process. */
const most = 20;

export interface WhatIfParts {
  readonly service: ServiceDefinition;
  readonly logs: EventLogs;
  readonly executor: CommandExecutor;
  readonly commands: PreparedCommands;
  /** null where this process has no read models: reactions that ask them are not tried */
  readonly models: SupposingReadModels | null;
}

/** The try-outs that this process takes part in. One that nobody has used for five minutes is ended. */
export class WhatIfSessions {
  private readonly sessions = new IdleSessions<WhatIfSession>(idleMinutes);

  constructor(private readonly parts: WhatIfParts) {}

  /** @returns where the try-out stands in the log @throws {Problem} 422 beyond the end of the log, 503 where too many are open */
  async open(district: string, id: string, request: AuthenticatedRequest, knownAt: string | undefined): Promise<number> {
    const { service, logs, executor, commands, models } = this.parts;
    if (this.sessions.size >= most) throw new Problem(503, 'too-many-what-ifs', { zh: '正在试算的方案过多，请稍后再试', en: 'too many plans are being tried out; try again' }, { retryAfterSeconds: 5 });
    const log = logs.forDistrict(district);
    const { position: head } = await log.head();
    const position = knownAt === undefined ? head : await positionAt(log, district, service.contract.context, knownAt);
    const { principal, role } = callerOf(request);
    const session = new WhatIfSession({
      district, actor: { person: principal.person, role, tokenId: principal.tokenId }, service, log, position, isHead: position === head, executor, commands,
      aggregates: [...service.aggregates, ...platformAggregates],
      reactions: reactionsOf(service),
      rules: new Map([...platformRules, ...service.rules].map((rule) => [rule.id, rule])),
      registerOf: (supposed, positions) => (models === null ? noRegister : supposedRegister(models, () => ({ positions: positions(), isNow: knownAt === undefined }), supposed)),
    });
    this.sessions.keep(district, id, request, session);
    return position;
  }

  /** @throws {Problem} 503 where this process does not know it: another one does, or did */
  of(district: string, id: string, request: AuthenticatedRequest): WhatIfSession {
    const session = this.sessions.find(district, id, request);
    if (session === null) throw new Problem(503, 'what-if-lost', { zh: '试算中断，请重新试算', en: 'the try-out broke off; begin anew' }, { retryAfterSeconds: 1 });
    return session;
  }

  end(district: string, id: string, request: AuthenticatedRequest): Promise<void> {
    return this.sessions.end(district, id, request);
  }

  closeAll(): Promise<void> {
    return this.sessions.closeAll();
  }
}

/** @throws {Problem} 422 beyond the end of the log */
const positionAt = async (log: EventLog, district: string, context: Context, knownAt: string): Promise<number> => {
  if (isVector(knownAt) && !knownAt.split(',').some((pair) => pair.startsWith(`${context}:`))) return 0;
  const positions = await positionsKnownAt(knownAt, { district, contexts: [context], readerOf: () => log }).catch((error: unknown) => {
    throw momentProblem(error);
  });
  return positions[log.logId] ?? 0;
};

const isVector = (knownAt: string): boolean => /^[a-z]+:/u.test(knownAt);

const noRegister: OwnRegister = { query: () => Promise.reject(new Problem(503, 'read-models-behind')) };
