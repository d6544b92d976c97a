import type { GridEvent } from '@yange/contracts';
import type { AggregateDefinition } from '@yange/use-case';

export type StreetPowerEvent = Extract<GridEvent, { type: 'StreetPowersGranted' }>;

/** Rights that streets hold towards the district's departments, group by group and verbatim, each once: one that is granted late may have been granted on a later day already. */
export interface StreetPowers {
  readonly groups: readonly string[];
}

export const streetPowers: AggregateDefinition<StreetPowers, StreetPowerEvent> = {
  name: 'street-powers',
  initial: () => ({ groups: [] }),
  apply: ({ groups }, { data }) => ({ groups: [...new Set([...groups, ...data.groups.map(({ words }) => words)])] }),
};
