import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import type { PowerListRow } from './power-list.query.js';

/** Which power lists are in force? */
export const powerListsQuery = defineQuery({
  name: 'power-lists',
  title: { zh: '赋权清单目录', en: 'Power lists' },
  path: 'power-lists',
  right: 'read',
  params: z.strictObject(onDate),
  answer: z.strictObject({ on: shown.on, lists: z.array(z.strictObject({ listId: shown.id, title: shown.text, version: shown.count, total: shown.count })) }),
  run: async ({ on }, context) => {
    const rows = await rowsOn<PowerListRow>(asOf(context, 'enforcement', on), 'power_lists', 'title');
    return { on: on ?? null, lists: rows.filter((row) => row.version > 0).map(({ row_key: listId, title, version, total }) => ({ listId, title, version, total })) };
  },
});
