import type { WholeStatus } from '../status/status.reading.js';

/** Where one service is in a district, in numbers of events; null where it does not answer. */
export type ServiceStand = {
  /** last position of its own log */
  readonly position: number;
  /** events that its read models have taken in, of its own log and of others that they follow */
  readonly covered: number;
  /** events that its slowest read model has yet to take in */
  readonly lag: number;
} | null;

export interface DistrictStand {
  readonly district: string;
  readonly services: Readonly<Record<string, ServiceStand>>;
}

interface Told {
  readonly logs?: Readonly<Record<string, number>>;
  readonly projections?: readonly { readonly logs?: Readonly<Record<string, { readonly covered: number; readonly lag: number }>> }[];
}

/** Of all that services say of themselves what belongs to one district: positions alone, and those of no other district. */
export const standOf = ({ services }: WholeStatus, district: string): DistrictStand => {
  const own = <V>(logs: Readonly<Record<string, V>>): V[] => Object.entries(logs).filter(([log]) => log.startsWith(`${district}/`)).map(([, value]) => value);
  const stands = Object.entries(services).map(([name, told]): readonly [string, ServiceStand] => {
    const { logs, projections = [] } = told as Told;
    if (logs === undefined) return [name, null];
    const behind = projections.map((one) => own(one.logs ?? {}));
    return [name, {
      position: own(logs).reduce((sum, position) => sum + position, 0),
      covered: behind.flat().reduce((sum, { covered }) => sum + covered, 0),
      lag: Math.max(0, ...behind.map((followed) => followed.reduce((sum, { lag }) => sum + lag, 0))),
    }];
  });
  return { district, services: Object.fromEntries(stands) };
};
