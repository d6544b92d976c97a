import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
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

const handover = z.strictObject({
  eventId: shown.eventId,
  unitId: shown.text,
  unit: shown.text,
  counterpart: shown.text.describe('移交方 · who hands over'),
  matter: shown.text,
  listId: shown.id.nullable(),
  items: z.array(shown.text).describe('逐项列出的 · items by name'),
  count: shown.count.nullable().describe('只有数目的 · where only the number is known'),
  effective: shown.text.describe('来源所写日期 · the date in the words of the source'),
});

/** What was handed over to towns and streets, and what their officers were given? */
export const handoversQuery = defineQuery({
  name: 'handovers',
  title: { zh: '权责交接与装备', en: 'Handovers and equipment' },
  path: 'handovers',
  right: 'read',
  params: z.strictObject(onDate),
  answer: z.strictObject({ on: shown.on, handovers: z.array(handover), equipment: z.array(z.strictObject({ unitId: shown.text, item: shown.text, measureWord: shown.text, count: shown.count })) }),
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
