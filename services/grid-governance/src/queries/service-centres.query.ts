import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

/** Which centres are there? */
export const serviceCentresQuery = defineQuery({
  name: 'service-centres',
  title: { zh: '服务中心目录', en: 'Service centres' },
  path: 'service-centres',
  right: 'read',
  params: z.strictObject(onDate),
  answer: z.strictObject({ on: shown.on, centres: z.array(z.strictObject({ centreId: shown.id, name: shown.text })) }),
  run: async ({ on }, context) => {
    const rows = await rowsOn<{ row_key: string; name: string }>(asOf(context, 'grid', on), 'service_centres', 'name');
    return { on: on ?? null, centres: rows.map(({ row_key: centreId, name }) => ({ centreId, name })) };
  },
});
