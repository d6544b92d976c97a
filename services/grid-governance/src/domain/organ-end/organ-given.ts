import type { GridEvent } from '@yange/contracts';

export interface Given {
  readonly organId: string;
  /** what passes on when that organ ends: the id of a grid, community, unit, call or item, the name of a centre, or `counted` */
  readonly againFor: string;
}

type Subject = { readonly organId: string } | undefined;

const to = (againFor: string, ...organs: readonly Subject[]): readonly Given[] =>
  [...new Set(organs.flatMap((organ) => organ?.organId ?? []))].filter((organId) => organId !== '').map((organId) => ({ organId, againFor }));

/** Whom an event gives something, and what of it passes on when that organ ends. */
export const givenIn = ({ type, data }: GridEvent): readonly Given[] => {
  switch (type) {
    case 'GridsCreated':
      return [...(data.grids?.named ?? []).flatMap(({ id }) => to(id, data.unit)), ...((data.grids?.blocks ?? []).length === 0 ? [] : to('counted', data.unit))];
    case 'GridWorkersAssigned':
      return to('counted', data.unit);
    case 'CommunityEstablished':
    case 'CommunityMovedIn':
      return to(data.communityId, data.unit);
    case 'AreaUnitRegistered':
    case 'AreaUnitPassedOn':
      return to(data.areaUnitId, data.unit);
    case 'CallRaised':
      return to(data.callId, data.caller, ...data.called);
    case 'CallDispatched':
      return to(data.callId, data.department);
    case 'ServiceItemSet':
      return to(data.itemId, data.department);
    case 'ResidentUnitMovedIn':
      return to(data.centre, data.unit);
    default:
      return [];
  }
};
