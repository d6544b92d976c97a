import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MemoryEventLogs } from '@yange/event-log';
import { enforcementService } from '@yange/enforcement';
import { gatewayEnvironment, startGateway } from '@yange/gateway';
import { gridService } from '@yange/grid-governance';
import { createHttpApplication, type ApiDocument } from '@yange/http';
import { FILES, filesDoors, filesSchemas, organisationsService } from '@yange/organisations';
import { freezingDoors, FROZEN_REPORTS, FROZEN_YEARS, reportingService } from '@yange/reporting';
import { describeApi, serviceModule, type OpenExtension } from '@yange/service-host';
import { REGISTERS, staffingService, VAULT, vaultDoors } from '@yange/staffing';
import type { ServiceDefinition } from '@yange/use-case';

export const committedFile = join(import.meta.dirname, '../../services/gateway/openapi.json');

export const committedDocument = async (): Promise<ApiDocument> => JSON.parse(await readFile(committedFile, 'utf8')) as ApiDocument;

/** A line per value, so that a change reads as one. */
export const asText = (document: ApiDocument): string => `${JSON.stringify(document, null, 1)}\n`;

const services: readonly ServiceDefinition[] = [organisationsService, staffingService, enforcementService, gridService, reportingService];

const fault = (error: unknown): never => {
  throw error;
};

/** Doors that no use case or question describes: by service. */
const extensions: Readonly<Record<string, OpenExtension>> = {
  staffing: { controllers: vaultDoors, providers: [VAULT, REGISTERS].map((provide) => ({ provide, useValue: {} })), problems: async () => [], close: async () => undefined },
  organisations: { controllers: filesDoors, schemas: filesSchemas, providers: [{ provide: FILES, useValue: {} }], problems: async () => [], close: async () => undefined },
  reporting: { controllers: freezingDoors, providers: [{ provide: FROZEN_REPORTS, useValue: {} }, { provide: FROZEN_YEARS, useValue: {} }], problems: async () => [], close: async () => undefined },
};

/** A service as it describes itself: no log, no read model and no token is needed for that. */
const startDescribed = async (service: ServiceDefinition) => {
  const { context } = service.contract;
  const module = serviceModule({ service, logs: new MemoryEventLogs(context), read: {} as never, health: { problems: async () => [], status: async () => ({}) }, runners: [], extension: extensions[context] });
  const application = await createHttpApplication(module, { verifier: { verify: fault }, report: fault });
  describeApi(application, service, extensions[context]?.schemas);
  await application.listen(0, '127.0.0.1');
  return { context, url: await application.getUrl(), close: () => application.close() };
};

/** The document of all doors, as the gateway gives it when the services are those of this source tree. */
export const generatedDocument = async (): Promise<ApiDocument> => {
  const started = await Promise.all(services.map(startDescribed));
  const addresses = Object.fromEntries(started.map(({ context, url }) => [context, url]));
  const environment = gatewayEnvironment.parse({ YANGE_DISTRICTS: '150302', YANGE_PORT: '0', YANGE_LOCAL_ISSUER: 'on', YANGE_SERVICES: JSON.stringify(addresses) });
  const gateway = await startGateway(environment, fault);
  try {
    const answer = await fetch(new URL('/v1/openapi', gateway.url));
    if (!answer.ok) throw new Error(`the gateway has no document: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as ApiDocument;
  } finally {
    await gateway.close();
    await Promise.all(started.map(({ close }) => close()));
  }
};
