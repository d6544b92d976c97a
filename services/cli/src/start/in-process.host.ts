import { enforcementService } from '@yange/enforcement';
import { gatewayEnvironment, startGateway } from '@yange/gateway';
import { gridService } from '@yange/grid-governance';
import { filesExtension, organisationsService } from '@yange/organisations';
import { freezingExtension, reportingService } from '@yange/reporting';
import { logger, requestsLoggedBy } from '@yange/observability';
import { errorFacts, growHeapWithWhatLives, serviceEnvironment, startService, type ServiceExtension } from '@yange/service-host';
import { staffingService, vaultExtension } from '@yange/staffing';
import type { ServiceDefinition } from '@yange/use-case';
import { readEnvironment } from '@yange/config';
import { contexts, type PlatformPlan, type ServiceContext } from './platform.plan.js';
import { say } from '../terminal/progress.js';

export const definitions: Readonly<Record<ServiceContext, ServiceDefinition>> = {
  organisations: organisationsService,
  staffing: staffingService,
  enforcement: enforcementService,
  grid: gridService,
  reporting: reportingService,
};

/** What a service serves beside its use cases and questions. */
const extensions: Readonly<Partial<Record<ServiceContext, (environment: NodeJS.ProcessEnv) => ServiceExtension>>> = { organisations: () => filesExtension, staffing: vaultExtension, reporting: () => freezingExtension };

/** Services that run, wherever. */
export interface RunningServices {
  /** processes of ours, this one included */
  readonly processes: number;
  close(): Promise<void>;
}

/** Everything in this process: the same composition roots that `--split` runs apart. */
export const startInProcess = async (plan: PlatformPlan): Promise<RunningServices> => {
  growHeapWithWhatLives();
  // A terminal is told in sentences; lines are for a collector, where there is one.
  const log = logger('yange', { stream: { write: () => undefined } });
  requestsLoggedBy(log);
  const report = (error: unknown, where: string): void => {
    log.error({ err: errorFacts(error) }, where);
    say(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  };
  const gateway = await startGateway(readEnvironment(gatewayEnvironment, plan.gateway), report);
  const services = await Promise.allSettled(contexts.map((context) => startService(definitions[context], readEnvironment(serviceEnvironment, plan.services[context]), report, extensions[context]?.(plan.services[context]))));
  const close = async (): Promise<void> => {
    await gateway.close();
    await Promise.all(services.map((service) => (service.status === 'fulfilled' ? service.value.close() : undefined)));
    log.info('stopped');
  };
  const failed = services.find((service) => service.status === 'rejected');
  if (failed === undefined) {
    log.info({ url: gateway.url }, 'serving');
    return { processes: 1, close };
  }
  await close();
  throw failed.reason;
};
