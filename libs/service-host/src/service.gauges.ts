import { observing, type GaugeName } from '@yange/observability';
import type { ProjectionRunner } from '@yange/projections';
import type { ServiceDefinition } from '@yange/use-case';
import type { DistrictRelays } from './district.relays.js';
import type { ServiceDatabases } from './service.databases.js';
import type { ServiceEnvironment } from './service.environment.js';

export interface GaugedService {
  readonly service: ServiceDefinition;
  /** its districts grow while the process runs */
  readonly environment: ServiceEnvironment;
  readonly databases: ServiceDatabases;
  readonly runners: readonly ProjectionRunner[];
  readonly relays: DistrictRelays;
}

/** What this process keeps, asked of it whenever it is sent: how far its read models and relays are, and what the service itself has watched. @returns ends it */
export const gaugeService = (of: GaugedService): (() => void) => {
  const ends = [readModels(of), relayed(of), ...(of.runners.length === 0 ? [] : watched(of))];
  return () => ends.forEach((end) => end());
};

const readModels = ({ runners, service }: GaugedService): (() => void) =>
  observing(['yange.projection.lag', 'yange.projection.parked', 'yange.projection.building.lag'], async (observe) => {
    for (const runner of runners) {
      const { logs, building } = await runner.status();
      const about = (logId: string) => ({ 'yange.context': service.contract.context, 'yange.projection': runner.name, 'yange.log_id': logId });
      for (const { logId, lag, parked } of logs) {
        observe('yange.projection.lag', lag, about(logId));
        observe('yange.projection.parked', parked, about(logId));
      }
      // Said also where none is built: what a gauge is no longer told, it goes on telling as it last was, and a build that was given up would never end.
      const left = new Map([...logs.map(({ logId }) => [logId, 0] as const), ...(building?.logs ?? []).map(({ logId, lag }) => [logId, lag] as const)]);
      for (const [logId, lag] of left) observe('yange.projection.building.lag', lag, about(logId));
    }
  });

const relayed = ({ relays, databases }: GaugedService): (() => void) =>
  observing(['yange.relay.backlog'], async (observe) => {
    for (const { logId, position } of relays.positions()) {
      const head = await databases.readerOf(logId).head();
      observe('yange.relay.backlog', Math.max(0, head.position - position), { 'yange.log_id': logId });
    }
  });

const watched = ({ service, databases, environment }: GaugedService): readonly (() => void)[] =>
  (service.watched === undefined ? [] : [service.watched]).map(({ names, read }) =>
    observing(names as readonly GaugeName[], async (observe) => {
      for (const district of environment.YANGE_DISTRICTS) {
        const values = await read(databases.read, district);
        for (const [name, value] of Object.entries(values)) observe(name as GaugeName, value, { 'yange.district': district });
      }
    }));
