import { logIdOf } from '@yange/contracts';
import { defineQuery } from '@yange/use-case';
import { z } from 'zod';
import { reformItem, reformRow, type ReformRow } from './reform-items.reading.js';

/** Reforms with their objectives, measures, units in scope, notices and pilots. */
export const reformsQuery = defineQuery({
  name: 'reforms',
  title: { zh: '改革任务台账', en: 'Reforms' },
  path: 'reforms',
  right: 'read',
  undated: { zh: '每行各有其日期，一并作答', en: 'every row is told with its own days, for all days at once' },
  params: z.strictObject({}),
  answer: z.strictObject({ reforms: z.array(reformRow.extend({ items: z.array(reformItem) })) }),
  run: async (_params, { district, read }) => {
    const rows = await read.query<ReformRow[]>(
      `select reform_id as "reformId", kind, ordinal, title, organ_id as "organId", detail, effective_from as "from", effective_to as "to", effective_text as "text", event_id as "eventId"
       from live.reform_items where log_id = $1 order by reform_id, kind, ordinal, title, event_id limit 5000`,
      [logIdOf(district, 'organisations')],
    );
    const reforms = rows.filter((row) => row.kind === 'reform');
    return { reforms: reforms.map((one) => ({ ...one, items: rows.filter((row) => row.kind !== 'reform').filter(({ reformId }) => reformId === one.reformId) })) };
  },
});
