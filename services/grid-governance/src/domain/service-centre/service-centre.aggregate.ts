import type { GridEvent } from '@yange/contracts';
import type { AggregateDefinition, LimitBreach } from '@yange/use-case';
import { declaredDiffers, presenceOutOfTurn, windowsOfAbsentUnits, withPresence, type CentrePresence, type CentrePresenceEvent } from './centre-presence.js';

export type ServiceCentreEvent = Extract<
  GridEvent,
  {
    type:
      | 'CentreCatalogueSet' | 'HallsOpened' | 'HallNamed' | 'WindowsSet' | 'ResidentUnitsSet' | 'OfferedItemsSet' | 'OneVisitItemsSet'
      | 'CaseStatisticReported' | CentrePresenceEvent['type'];
  }
>;

export interface HallNode {
  readonly id: string;
  readonly name: string;
  readonly kind: 'hall' | 'block';
  readonly count: number;
}

/** One centre: what it does, where, and how much of it. */
export interface ServiceCentre extends CentrePresence {
  readonly name: string;
  readonly functions: number;
  readonly catalogueItems: number;
  readonly halls: ReadonlyMap<string, HallNode>;
  /** as declared, beside `openWindows` and `residents`; null until the source says how many */
  readonly windows: number | null;
  readonly units: number | null;
  /** null until the source says how many */
  readonly offered: number | null;
  readonly oneVisit: number | null;
  /** period end → cases handled */
  readonly handled: ReadonlyMap<string, number>;
}

type Halls = Map<string, HallNode>;

const put = (halls: Halls, id: string, name: string, kind: HallNode['kind'], change: number): void => {
  const known = halls.get(id) ?? { id, name, kind, count: 0 };
  halls.set(id, { ...known, count: known.count + change });
};

const withHalls = (centre: ServiceCentre, event: Extract<ServiceCentreEvent, { type: 'HallsOpened' | 'HallNamed' }>): ServiceCentre => {
  const halls: Halls = new Map(centre.halls);
  const named = event.type === 'HallsOpened' ? (event.data.halls?.named ?? []) : event.data.hall === undefined ? [] : [event.data.hall];
  for (const hall of named) {
    put(halls, hall.id, hall.name, 'hall', 1);
    if (hall.drawnFrom !== '') put(halls, hall.drawnFrom, '', 'block', -1);
  }
  for (const block of event.type === 'HallsOpened' ? (event.data.halls?.blocks ?? []) : []) put(halls, block.id, block.label, 'block', block.count);
  return { ...centre, halls };
};

const change = (centre: ServiceCentre, event: ServiceCentreEvent): ServiceCentre => {
  switch (event.type) {
    case 'CentreCatalogueSet':
      return { ...centre, functions: event.data.functions?.count ?? 0, catalogueItems: event.data.items?.count ?? 0 };
    case 'HallsOpened':
    case 'HallNamed':
      return withHalls(centre, event);
    case 'WindowsSet':
      return { ...centre, windows: event.data.windows?.count ?? 0 };
    case 'ResidentUnitsSet':
      return { ...centre, units: event.data.units?.count ?? 0 };
    case 'OfferedItemsSet':
      return { ...centre, offered: event.data.items?.count ?? 0 };
    case 'OneVisitItemsSet':
      return { ...centre, oneVisit: event.data.items?.count ?? 0 };
    case 'CaseStatisticReported':
      return { ...centre, handled: new Map([...centre.handled, [event.data.periodTo, event.data.handled]]) };
    default:
      return withPresence(centre, event);
  }
};

export const hallsIn = (centre: ServiceCentre): number => [...centre.halls.values()].reduce((sum, hall) => sum + hall.count, 0);

export const serviceCentre: AggregateDefinition<ServiceCentre, ServiceCentreEvent> = {
  name: 'service-centre',
  initial: () => ({ name: '', functions: 0, catalogueItems: 0, halls: new Map(), windows: null, units: null, openWindows: new Map(), residents: new Map(), offered: null, oneVisit: null, handled: new Map() }),
  apply: (centre, event) => ({ ...change(centre, event), name: event.data.centre }),
  limits: (centre) => [...oneVisitWithinOffer(centre), ...hallsOverdrawn(centre), ...presenceOutOfTurn(centre), ...windowsOfAbsentUnits(centre), ...declaredDiffers(centre)],
};

/** Items that take one visit are some of the items on offer; without a number on offer nothing can be said. */
const oneVisitWithinOffer = ({ offered, oneVisit }: ServiceCentre): readonly LimitBreach[] => {
  const excess = (oneVisit ?? 0) - (offered ?? Number.MAX_SAFE_INTEGER);
  if (excess <= 0) return [];
  const facts = { offered: String(offered), oneVisit: String(oneVisit) };
  return [{ rule: 'one-visit-exceeds-offer', zh: `一次性办理事项 ${oneVisit} 项，多于可提供的 ${offered} 项`, en: `${oneVisit} one-visit items out of ${offered} on offer`, facts, excess }];
};

const hallsOverdrawn = ({ halls }: ServiceCentre): readonly LimitBreach[] => {
  const short = [...halls.values()].filter((hall) => hall.count < 0);
  if (short.length === 0) return [];
  const excess = short.reduce((sum, hall) => sum - hall.count, 0);
  return [{ rule: 'halls-overdrawn', zh: `列明的大厅比未列明的多 ${excess} 个`, en: `${excess} more halls were named than were counted`, excess }];
};
