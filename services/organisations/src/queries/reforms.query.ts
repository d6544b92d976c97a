import { logIdOf } from '@yange/contracts';
import { defineQuery } from '@yange/use-case';
import { z } from 'zod';

interface ItemRow {
  readonly reformId: string;
  readonly kind: string;
  readonly title: string;
}

/** Reforms with their objectives, measures, units in scope, notices and pilots. */
export const reformsQuery = defineQuery({
  name: 'reforms',
  title: { zh: '改革任务台账', en: 'Reforms' },
  path: 'reforms',
  right: 'read',
  params: z.strictObject({}),
  run: async (_params, { district, read }) => {
    const rows: readonly ItemRow[] = await read.query(
      `select reform_id as "reformId", kind, ordinal, title, organ_id as "organId", detail, effective_from as "from", effective_to as "to", effective_text as "text", event_id as "eventId"
       from live.reform_items where log_id = $1 order by reform_id, kind, ordinal, title, event_id limit 5000`,
      [logIdOf(district, 'organisations')],
    );
    const reforms = rows.filter(({ kind }) => kind === 'reform');
    return { reforms: reforms.map((reform) => ({ ...reform, items: rows.filter(({ reformId, kind }) => reformId === reform.reformId && kind !== 'reform') })) };
  },
});
