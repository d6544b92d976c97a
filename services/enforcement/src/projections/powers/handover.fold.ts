import type { EnforcementEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

type HandoverEvent = Extract<EnforcementEvent, { type: 'PowersHandedOver' | 'EquipmentIssued' | 'EquipmentReturned' }>;

export const handoverFold = defineStateFold<HandoverEvent>({
  stream: 'handover',
  types: ['PowersHandedOver', 'EquipmentIssued', 'EquipmentReturned'],
  apply: (book, { type, data }, unitId) => {
    if (type === 'PowersHandedOver') return;
    book.add('equipment', data.item, 'count', type === 'EquipmentIssued' ? data.count : -data.count, { unit_id: unitId, item: data.item, measure_word: data.measureWord });
  },
  traces: ({ event, eventId, effective }) => {
    if (event.type !== 'PowersHandedOver') return [];
    const { unit, counterpartName, matter, listId, items, count } = event.data;
    return [{ table: 'handovers', key: eventId, cells: { unit_id: unit?.organId ?? '', unit: unit?.name ?? '', counterpart: counterpartName, matter, list_id: listId, items: items.map(({ name }) => name).join('\n'), count, effective: effective.text } }];
  },
});
