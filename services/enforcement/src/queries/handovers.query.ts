import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate } from '@yange/use-case';
import { z } from 'zod';

interface HandoverRow {
  readonly row_key: string;
  readonly unit_id: string;
  readonly unit: string;
  readonly counterpart: string;
  readonly matter: string;
  readonly list_id: string;
  readonly items: string;
  readonly count: number;
  readonly effective: string;
}

/** What was handed over to towns and streets, and what their officers were given? */
export const handoversQuery = defineQuery({
  name: 'handovers',
  title: { zh: '权责交接与装备', en: 'Handovers and equipment' },
  path: 'handovers',
  right: 'read',
  params: z.strictObject(onDate),
  run: async ({ on }, context) => {
    const when = asOf(context, 'enforcement', on);
    const handovers = await rowsOn<HandoverRow>(when, 'handovers', 'valid_from, row_key');
    const equipment = await rowsOn<{ unit_id: string; item: string; measure_word: string; count: number }>(when, 'equipment', 'unit_id, item');
    return {
      on: on ?? null,
      handovers: handovers.map(({ row_key: eventId, unit_id: unitId, unit, counterpart, matter, list_id: listId, items, count, effective }) => ({
        eventId, unitId, unit, counterpart, matter, listId: listId === '' ? null : listId, items: items === '' ? [] : items.split('\n'), count: count === 0 ? null : count, effective,
      })),
      equipment: equipment.map(({ unit_id: unitId, item, measure_word: measureWord, count }) => ({ unitId, item, measureWord, count })),
    };
  },
});
