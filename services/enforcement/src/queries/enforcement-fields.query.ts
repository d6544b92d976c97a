import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

const field = z.strictObject({ id: shown.text, name: shown.text, listed: z.boolean().describe('改革所列 · the reform names it'), held: z.boolean().describe('本区执法 · the district itself enforces in it') });

/** Which fields does the reform name, and in which does the district itself enforce? */
export const enforcementFieldsQuery = defineQuery({
  name: 'enforcement-fields',
  title: { zh: '执法领域', en: 'Fields of enforcement' },
  path: 'enforcement-fields',
  right: 'read',
  params: z.strictObject(onDate),
  answer: z.strictObject({ on: shown.on, listed: shown.count, held: shown.count, fields: z.array(field) }),
  run: async ({ on }, context) => {
    const rows = await rowsOn<{ row_key: string; name: string; listed: boolean; held: boolean }>(asOf(context, 'enforcement', on), 'enforcement_fields', 'name');
    return { on: on ?? null, listed: rows.filter((row) => row.listed).length, held: rows.filter((row) => row.held).length, fields: rows.map(({ row_key: id, name, listed, held }) => ({ id, name, listed, held })) };
  },
});
