import type { EnforcementEvent } from '@yange/contracts';

export interface Given {
  readonly organId: string;
  /** what passes on when that organ ends: the id of a list, `teams`, `handovers` */
  readonly againFor: string;
}

const to = (organ: { readonly organId: string } | undefined, againFor: string): readonly Given[] => (organ === undefined || organ.organId === '' ? [] : [{ organId: organ.organId, againFor }]);

/** Whom an event gives something, and what of it passes on when that organ ends. */
export const givenIn = ({ type, data }: EnforcementEvent): readonly Given[] => {
  switch (type) {
    case 'PowersClaimed':
      return to(data.unit, data.listId);
    case 'TeamsEstablished':
    case 'TeamNamed':
    case 'TeamsReparented':
      return to(data.parent, 'teams');
    case 'PowersHandedOver':
    case 'EquipmentIssued':
      return to(data.unit, 'handovers');
    default:
      return [];
  }
};
