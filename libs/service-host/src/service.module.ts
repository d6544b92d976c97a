import type { DynamicModule, Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { EventLogs, TemporarySession } from '@yange/event-log';
import type { ReadModelProgress } from '@yange/projections';
import { annulEvent, draftUseCases, platformAggregates, platformRules, resolveFollowUp, setHistoryWindow, setRuleMode, setSlipTerms, skipParkedEvent, takeBackImport, takeBackScheduledChange, type AnyUseCase, type HeadSeen, type KnownLog, type ServiceDefinition } from '@yange/use-case';
import type { DataSource } from 'typeorm';
import { contentCheck, preparedCommands } from './drafts/prepared.commands.js';
import { AuditController } from './audit/audit.controller.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { EventsController } from './events.controller.js';
import { ExportController } from './export/export.controller.js';
import { HealthController } from './health.controller.js';
import type { Health } from './health.js';
import { ImportController } from './import.controller.js';
import { TakingBackController } from './takings-back/taking-back.controller.js';
import { ImportSessions } from './import.sessions.js';
import { readModelNames } from './parked.skips.js';
import { rulesOf, type WordsOfService } from './precondition.problem.js';
import { ProjectionsController } from './projections.controller.js';
import type { Rebuilding } from './rebuilding.js';
import { generateQuery } from './query.controller.js';
import { FollowUpsController } from './reactions/follow-ups.controller.js';
import type { OpenExtension } from './service.extension.js';
import { serviceExecutor } from './service.executor.js';
import { DecisionUsesController } from './decision-uses.controller.js';
import { RulesController } from './rules.controller.js';
import { ServedDistrictsController } from './served-districts.controller.js';
import type { ServedDistricts } from './served.districts.js';
import { ScheduledChangesController } from './scheduled-changes.controller.js';
import { EXECUTOR, HEADS, HEALTH, IMPORTS, LOGS, PLAN_STEPS, PREPARED, READ, READERS, REBUILDING, RUNNERS, SERVED, SERVICE, TEMPORARY, WHAT_IFS } from './service.tokens.js';
import { generateUseCase } from './use-case.controller.js';
import { PlanSteps } from './what-if/plan.steps.js';
import type { SupposingReadModels } from './what-if/supposed.register.js';
import { WhatIfController } from './what-if/what-if.controller.js';
import { WhatIfSessions } from './what-if/what-if.sessions.js';

export interface ServiceParts {
  readonly service: ServiceDefinition;
  readonly logs: EventLogs;
  /** of the logs that the read models are made of; its own where none is given */
  readonly readerOf?: (logId: string) => KnownLog;
  /** heads of the same logs; of its own where none is given */
  readonly heads?: (logId: string) => Promise<HeadSeen | null>;
  readonly read: DataSource;
  readonly health: Health;
  /** read models and reactions, whichever process keeps them */
  readonly runners: readonly ReadModelProgress[];
  /** without it nothing here can be built anew */
  readonly rebuilding?: Rebuilding | undefined;
  /** a connection for what an import does not keep in memory; without it everything stays there */
  readonly temporary?: () => TemporarySession;
  readonly extension?: OpenExtension | undefined;
  /** without it none can be added */
  readonly served?: Pick<ServedDistricts, 'codes' | 'add'> | undefined;
  /** for plans that are tried out; without it what reactions ask of read models is not tried */
  readonly supposing?: SupposingReadModels;
}

class ServiceModule {}

const noneAdded: Pick<ServedDistricts, 'codes' | 'add'> = { codes: [], add: () => Promise.reject(new Error('no district can be added here')) };

const platformControllers: readonly Type[] = [
  HealthController, EventsController, AuditController, ImportController, TakingBackController, ExportController, ProjectionsController, RulesController, FollowUpsController, DraftsController, ScheduledChangesController, WhatIfController, ServedDistrictsController,
];

/** The Nest module of one service: a command class, handler and controller per use case, a controller per question. */
export const serviceModule = ({ service, logs, readerOf, heads, read, health, runners, rebuilding, temporary, extension, supposing, served }: ServiceParts): DynamicModule => {
  const { contract } = service;
  const aggregates = [...service.aggregates, ...platformAggregates];
  const prepared = preparedCommands([...service.useCases, annulEvent(contract, aggregates), takeBackScheduledChange(contract, aggregates), setRuleMode(contract, [...platformRules, ...service.rules]), setSlipTerms(contract), takeBackImport]);
  const useCases = [...service.useCases, annulEvent(contract, aggregates), takeBackScheduledChange(contract, aggregates), setHistoryWindow(contract), setRuleMode(contract, [...platformRules, ...service.rules]), setSlipTerms(contract), resolveFollowUp(contract), skipParkedEvent(contract, readModelNames(service)), ...draftUseCases(contract, [...prepared.keys()], contentCheck(prepared))];
  assertServes(service, useCases);
  const executor = serviceExecutor(service);
  if (extension?.looks !== undefined) executor.looking = extension.looks;
  const words: WordsOfService = {
    titles: new Map(useCases.map(({ name, title }: AnyUseCase) => [name, title])),
    rules: rulesOf(service),
  };
  const generated = useCases.map((useCase) => generateUseCase(useCase, contract.context, words));
  const controllers: Type[] = [
    ...platformControllers,
    // A service whose changes need no decision has none to tell of.
    ...(service.useCases.some(({ matter }) => matter !== undefined) ? [DecisionUsesController] : []),
    ...generated.map(({ controller }) => controller),
    ...service.queries.map((query) => generateQuery(query, service)),
    ...(extension?.controllers ?? []),
  ];
  return {
    module: ServiceModule,
    imports: [CqrsModule.forRoot()],
    controllers,
    providers: [
      { provide: SERVICE, useValue: service },
      { provide: LOGS, useValue: logs },
      { provide: HEADS, useValue: heads ?? (async (logId: string): Promise<HeadSeen> => ({ ...(await logs.forDistrict(logId.split('/')[0] ?? '').head()), heardAt: null })) },
      { provide: READ, useValue: read },
      { provide: READERS, useValue: readerOf ?? ((logId: string) => logs.forDistrict(logId.split('/')[0] ?? '')) },
      { provide: HEALTH, useValue: health },
      { provide: RUNNERS, useValue: runners },
      { provide: SERVED, useValue: served ?? noneAdded },
      { provide: REBUILDING, useValue: rebuilding ?? null },
      { provide: EXECUTOR, useValue: executor },
      { provide: PREPARED, useValue: prepared },
      { provide: PLAN_STEPS, useValue: new PlanSteps({ service, logs, executor, commands: prepared }) },
      { provide: WHAT_IFS, useValue: new WhatIfSessions({ service, logs, executor, commands: prepared, models: supposing ?? null }) },
      { provide: TEMPORARY, useValue: temporary ?? null },
      { provide: IMPORTS, useValue: new ImportSessions({ service, logs, executor, temporary, custodian: extension?.custodian }) },
      ...generated.map(({ handler }) => handler),
      ...(extension?.providers ?? []),
    ],
  };
};

const assertServes = ({ queries, tables, aggregates }: ServiceDefinition, useCases: readonly AnyUseCase[]): void => {
  assertDistinct(useCases.map(({ name }) => name), 'use case');
  assertDistinct(useCases.map(({ path }) => path.replace(/:\w+/g, ':')), 'path of a use case');
  assertDistinct(queries.map(({ path }) => path.replace(/:\w+/g, ':')), 'path of a query');
  assertDistinct(queries.map(({ name }) => name), 'query');
  assertDistinct(tables.map(({ name }) => name), 'table');
  assertDistinct(aggregates.map(({ name }) => name), 'aggregate');
};

/** Nest only warns of a second handler for one command; here the service does not start. */
const assertDistinct = (names: readonly string[], what: string): void => {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${what} "${twice}" is defined twice`);
};
