import type { AggregateDefinition, LimitBreach } from '@yange/use-case';
import type { HandoverEvent } from './handover.events.js';

/** What one town or street took over, and the equipment that its officers have. */
export interface Handover {
  readonly handed: readonly { readonly counterpart: string; readonly matter: string }[];
  /** item → pieces */
  readonly equipment: ReadonlyMap<string, number>;
}

export const handover: AggregateDefinition<Handover, HandoverEvent> = {
  name: 'handover',
  initial: () => ({ handed: [], equipment: new Map() }),
  apply: (state, event) => {
    if (event.type === 'PowersHandedOver') return { ...state, handed: [...state.handed, { counterpart: event.data.counterpartName, matter: event.data.matter }] };
    const change = event.type === 'EquipmentIssued' ? event.data.count : -event.data.count;
    return { ...state, equipment: new Map([...state.equipment, [event.data.item, (state.equipment.get(event.data.item) ?? 0) + change]]) };
  },
  limits: ({ equipment }) => moreReturned([...equipment].filter(([, count]) => count < 0)),
};

const moreReturned = (short: readonly (readonly [string, number])[]): readonly LimitBreach[] => {
  if (short.length === 0) return [];
  const excess = short.reduce((sum, [, count]) => sum - count, 0);
  const items = short.map(([item]) => item).join('、');
  return [{ rule: 'equipment-overdrawn', zh: `“${items}”收回的比配发的多 ${excess}`, en: `${excess} more of "${items}" returned than issued`, facts: { items }, excess }];
};
