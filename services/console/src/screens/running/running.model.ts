import type { components } from '@yange/api-client';

export interface Reading {
  readonly service: string;
  readonly name: string;
  readonly isHealthy: boolean;
  readonly covered: number | null;
  readonly lag: number;
  readonly parked: number;
  readonly isBuilding: boolean;
  readonly lastError: string;
}

type ServiceStatus = components['schemas']['ServiceStatus'];

/** A line per read model; a service that does not answer is a line as well, so that nobody takes its silence for health. */
export const readingsOf = (services: components['schemas']['Status']['services']): readonly Reading[] =>
  Object.entries(services).flatMap(([service, status]): readonly Reading[] => {
    if (!('projections' in status)) return [{ service, name: '—', isHealthy: false, covered: null, lag: 0, parked: 0, isBuilding: false, lastError: 'unreachable' }];
    return (status as ServiceStatus).projections.map(({ name, health, covered, lag, parked, building, lastError }) => ({ service, name, isHealthy: health === 'ok', covered: Number(covered), lag, parked, isBuilding: building, lastError: lastError === null ? '' : String(lastError) }));
  });
