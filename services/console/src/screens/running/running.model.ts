import type { components } from '@yange/api-client';
import type { Words } from '../../words/say.js';

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

type ProjectionStatus = ServiceStatus['projections'][number];

/** A stream that waits, since one event of it cannot be folded. */
export type Waiting = ProjectionStatus['parkedStreams'][number] & { readonly service: string; readonly readModel: string };

export const waitingIn = (services: components['schemas']['Status']['services']): readonly Waiting[] =>
  Object.entries(services).flatMap(([service, status]): readonly Waiting[] =>
    'projections' in status ? (status as ServiceStatus).projections.flatMap(({ name, parkedStreams }) => parkedStreams.map((stream) => ({ service, readModel: name, ...stream }))) : []);

export interface Progress {
  /** read models that are being built */
  readonly building: number;
  readonly all: number;
}

/** By service, of those that answer: how many of its read models there are, and how many are being built. */
export const progressOf = (readings: readonly Reading[]): ReadonlyMap<string, Progress> => {
  const found = new Map<string, Progress>();
  for (const { service, covered, isBuilding } of readings) {
    if (covered === null) continue;
    const { building, all } = found.get(service) ?? { building: 0, all: 0 };
    found.set(service, { building: building + (isBuilding ? 1 : 0), all: all + 1 });
  }
  return found;
};

/** What came of a rebuild: whether what was built anew says the same as what answered before. */
export const outcomeOf = (projections: readonly Pick<components['schemas']['Rebuilt']['projections'][number], 'verdict' | 'buildMs'>[]): Words => {
  const different = projections.filter(({ verdict }) => verdict === 'different').length;
  const seconds = (projections.reduce((sum, { buildMs }) => sum + buildMs, 0) / 1000).toFixed(1);
  if (different > 0) return { zh: `！已重建，${different} 个与原来不同`, en: `! rebuilt, ${different} differ from what was there` };
  return { zh: `✓ 已重建 ${projections.length} 个，用时 ${seconds} 秒`, en: `✓ ${projections.length} rebuilt in ${seconds} s` };
};
