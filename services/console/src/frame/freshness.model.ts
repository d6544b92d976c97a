import type { components } from '@yange/api-client';

export type Positions = components['schemas']['Positions'];

export interface Fresh {
  /** events recorded of the district, over all logs */
  readonly position: number;
  /** events that the slowest read model has yet to take in */
  readonly lag: number;
  readonly logs: readonly (readonly [log: string, position: number])[];
  /** services that do not answer */
  readonly away: readonly string[];
}

/** @param known what each service had told last: where the log of one that is away was */
export const freshnessOf = (positions: Positions | undefined, known: Positions['services'] = {}): Fresh => {
  const services = Object.entries(positions?.services ?? {});
  const logs = services.map(([context, stand]) => [context, stand ?? known[context] ?? null] as const).flatMap(([context, stand]) => (stand === null ? [] : [[`${positions?.district}/${context}`, stand.position] as const]));
  return {
    position: logs.reduce((sum, [, position]) => sum + position, 0),
    lag: Math.max(0, ...services.map(([, stand]) => stand?.lag ?? 0)),
    logs,
    away: services.filter(([, stand]) => stand === null).map(([context]) => context),
  };
};
