import fastifyMultipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import type { DynamicModule } from '@nestjs/common';
import { localIssuerName, startLocalIssuer, tokenVerifier, type LocalIssuer, type TokenVerifier } from '@yange/auth';
import { consoleFolder } from '@yange/console';
import { createHttpApplication, type ErrorSink, type HttpOptions } from '@yange/http';
import { requestAnswered } from '@yange/observability';
import { Ending, tokenReading } from '@yange/service-host';
import { createLocalJWKSet } from 'jose';
import { DISTRICTS, ENDING, FOLLOWED, ISSUER, KNOWN, OWN_DOCUMENT, PROVIDER, RUNS, SERVICES, TAKINGS_BACK, WATCH } from './gateway.tokens.js';
import { AuditController } from './audit/audit.controller.js';
import { KnownDistricts, servedBy } from './districts/known.districts.js';
import { ServedDistrictsController } from './districts/served-districts.controller.js';
import { DraftProofsController } from './draft-proofs/draft-proofs.controller.js';
import { DocumentFilesController } from './files/document-files.controller.js';
import { ExportsController } from './exports/exports.controller.js';
import { ReplaysController } from './replays/replays.controller.js';
import { HistoryTableController } from './history-table/history-table.controller.js';
import { ImportRowsController } from './imports/import-rows.controller.js';
import { ImportRuns } from './imports/import.runs.js';
import { TakingsBackController } from './takings-back/takings-back.controller.js';
import { TakingsBack } from './takings-back/takings-back.js';
import { ImportsController } from './imports/imports.controller.js';
import { LocalIssuerController } from './issuer/local-issuer.controller.js';
import { LoginController } from './login/login.controller.js';
import { providerOf } from './login/provider.of.js';
import type { GatewayEnvironment } from './main/gateway.environment.js';
import { gatewayDocument } from './openapi/gateway.document.js';
import { OpenApiController, type OwnDocument } from './openapi/openapi.controller.js';
import { OverviewController } from './overview/overview.controller.js';
import { mountServices } from './proxy/service.proxy.js';
import { PositionsController } from './positions/positions.controller.js';
import { PositionsWatch } from './positions/positions.watch.js';
import { PlansController } from './plans/plans.controller.js';
import { ImportTemplatesController } from './templates/import-templates.controller.js';
import { RegisterUploadsController } from './registers/register-uploads.controller.js';
import { RegisterWorkbookController } from './registers/register-workbook.controller.js';
import { ReportFilesController } from './reports/report-files.controller.js';
import { YearStatisticsController } from './year-statistics/year-statistics.controller.js';
import { TransferRostersController } from './transfer-rosters/transfer-rosters.controller.js';
import { UsePermitNoticesController } from './use-permit-notices/use-permit-notices.controller.js';
import { StatusController } from './status/status.controller.js';
import { readStatus } from './status/status.reading.js';

export interface RunningGateway {
  readonly url: string;
  /** from now on it says that it is not ready, and goes on serving */
  drain(): Promise<void>;
  close(): Promise<void>;
}

class GatewayModule {}

/** Of pages that listen to positions: a browser keeps one open per page that is looked at. */
const listening = { everyMs: 1_000, heartbeatMs: 10_000, lifeMs: 120_000, most: 500, mostOfOne: 20 };

const megabyte = 1024 * 1024;

/** Uploads, the console's files, and the way to each service. */
const preparing = (environment: GatewayEnvironment, report: ErrorSink): NonNullable<HttpOptions['prepare']> => async (fastify) => {
  await fastify.register(fastifyMultipart, { limits: { fileSize: 64 * megabyte, files: 100, fields: 0, headerPairs: 50 } });
  await fastify.register(fastifyStatic, { root: consoleFolder, index: ['index.html'], wildcard: false });
  await mountServices(fastify, environment.YANGE_SERVICES, report);
};

/** The one door: the console's files, the local issuer, uploads, and the way to each service. */
export const startGateway = async (environment: GatewayEnvironment, report: ErrorSink): Promise<RunningGateway> => {
  const issuer = environment.YANGE_LOCAL_ISSUER === 'on' ? await startLocalIssuer(environment.YANGE_LOCAL_ISSUER_KEY) : null;
  const own: OwnDocument = { document: null };
  const ending = new Ending(environment.YANGE_DRAIN_SECONDS);
  const known = new KnownDistricts(environment.YANGE_DISTRICTS, servedBy(environment.YANGE_SERVICES));
  const watch = new PositionsWatch({ ...listening, read: (authorization) => readStatus(environment.YANGE_SERVICES, authorization) });
  const module: DynamicModule = {
    module: GatewayModule,
    controllers: [ImportsController, ImportRowsController, TakingsBackController, ImportTemplatesController, ExportsController, ReplaysController, OverviewController, AuditController, HistoryTableController, UsePermitNoticesController, TransferRostersController, RegisterUploadsController, RegisterWorkbookController, DraftProofsController, DocumentFilesController, ReportFilesController, YearStatisticsController, PlansController, StatusController, PositionsController, LoginController, ServedDistrictsController, OpenApiController, ...(issuer ? [LocalIssuerController] : [])],
    providers: [
      { provide: SERVICES, useValue: environment.YANGE_SERVICES },
      { provide: DISTRICTS, useValue: known.codes },
      { provide: KNOWN, useValue: known },
      { provide: FOLLOWED, useValue: environment.YANGE_FOLLOWED_DISTRICTS },
      { provide: ISSUER, useValue: issuer },
      { provide: OWN_DOCUMENT, useValue: own },
      { provide: RUNS, useValue: new ImportRuns() },
      { provide: TAKINGS_BACK, useValue: new TakingsBack() },
      { provide: ENDING, useValue: ending },
      { provide: WATCH, useValue: watch },
      { provide: PROVIDER, useValue: issuer === null ? providerOf(environment) : null },
    ],
  };
  const application = await createHttpApplication(module, {
    districts: known.codes,
    followed: environment.YANGE_FOLLOWED_DISTRICTS,
    verifier: verifierOf(environment, issuer),
    report,
    answered: requestAnswered,
    prepare: preparing(environment, report),
  });
  own.document = gatewayDocument(application);
  await application.listen(environment.YANGE_PORT, environment.YANGE_HOST);
  known.start();
  return {
    url: (await application.getUrl()).replace('[::1]', '127.0.0.1'),
    drain: () => {
      watch.close();
      return ending.drain();
    },
    close: async () => {
      known.close();
      watch.close();
      await application.close();
    },
  };
};

const verifierOf = (environment: GatewayEnvironment, issuer: LocalIssuer | null): TokenVerifier => {
  if (issuer !== null) return tokenVerifier({ issuer: localIssuerName, audience: environment.YANGE_TOKEN_AUDIENCE, keys: createLocalJWKSet(issuer.jwks) });
  const { YANGE_JWKS_URL, YANGE_TOKEN_ISSUER } = environment;
  if (YANGE_JWKS_URL === undefined || YANGE_TOKEN_ISSUER === undefined) throw new Error('YANGE_JWKS_URL and YANGE_TOKEN_ISSUER are needed where YANGE_LOCAL_ISSUER is off');
  return tokenVerifier({ issuer: YANGE_TOKEN_ISSUER, ...tokenReading(environment), keys: new URL(YANGE_JWKS_URL) });
};
