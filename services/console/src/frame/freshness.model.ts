interface ServiceStatus {
  readonly logs?: Readonly<Record<string, number>>;
  readonly projections?: readonly { readonly lag: number }[];
}

interface Status {
  readonly services: Readonly<Record<string, unknown>>;
}

export interface Fresh {
  /** events recorded of the district, over all logs */
  readonly position: number;
  /** events that the slowest read model has yet to take in */
  readonly lag: number;
  readonly logs: readonly (readonly [log: string, position: number])[];
  /** services that do not answer */
  readonly away: readonly string[];
}

export const freshnessOf = (status: Status | undefined, district: string): Fresh => {
  const services = Object.entries(status?.services ?? {}) as [string, ServiceStatus | null][];
  const logs = services.flatMap(([, service]) => Object.entries(service?.logs ?? {}).filter(([log]) => log.startsWith(`${district}/`)));
  return {
    position: logs.reduce((sum, [, position]) => sum + position, 0),
    lag: Math.max(0, ...services.flatMap(([, service]) => (service?.projections ?? []).map(({ lag }) => lag))),
    logs,
    away: services.filter(([, service]) => service?.logs === undefined).map(([context]) => context),
  };
};
