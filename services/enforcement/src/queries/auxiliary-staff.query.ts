import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

/** Who helps enforcement outside every quota? Kinds are not added up: an employee and a volunteer are not the same measure. */
export const auxiliaryStaffQuery = defineQuery({
  name: 'auxiliary-staff',
  title: { zh: '编外执法力量', en: 'Auxiliary staff' },
  path: 'auxiliary-staff',
  right: 'read',
  params: z.strictObject(onDate),
  answer: z.strictObject({ on: shown.on, staff: z.array(z.strictObject({ id: shown.text, label: shown.text, kind: shown.text.describe('聘用、志愿等 · employee, volunteer …'), count: shown.count })) }),
  run: async ({ on }, context) => {
    const rows = await rowsOn<{ row_key: string; label: string; kind: string; count: number }>(asOf(context, 'enforcement', on), 'auxiliary_staff', 'label');
    return { on: on ?? null, staff: rows.map(({ row_key: id, label, kind, count }) => ({ id, label, kind, count })) };
  },
});
