import { logIdOf } from '@yange/contracts';
import { defineQuery, onDate, type QueryContext } from '@yange/use-case';
import { z } from 'zod';
import { itemRows, reformFacts } from '../projections/reform-register/reform-register.projection.js';
import { reformItem, reformRow, type ReformRow } from './reform-items.reading.js';
import { dayOf, named } from './rows-on-day.reading.js';

/** Reforms with their objectives, measures, units in scope, notices and pilots. */
export const reformsQuery = defineQuery({
  name: 'reforms',
  title: { zh: '改革任务台账', en: 'Reforms' },
  path: 'reforms',
  right: 'read',
  params: z.strictObject({ ...onDate }),
  answer: z.strictObject({ reforms: z.array(reformRow.extend({ items: z.array(reformItem) })) }),
  run: async ({ on }, context) => {
    const rows = on === undefined ? await rowsNow(context) : await rowsBy(context, on);
    const reforms = rows.filter((row) => row.kind === 'reform');
    return { reforms: reforms.map((one) => ({ ...one, items: rows.filter((row) => row.kind !== 'reform').filter(({ reformId }) => reformId === one.reformId) })) };
  },
});

const rowsNow = ({ district, read }: QueryContext): Promise<readonly ReformRow[]> =>
  read.query<ReformRow[]>(
    `select reform_id as "reformId", kind, ordinal, title, organ_id as "organId", detail, effective_from as "from", effective_to as "to", effective_text as "text", event_id as "eventId"
     from live.reform_items where log_id = $1 order by reform_id, kind, ordinal, title, event_id limit 5000`,
    [logIdOf(district, 'organisations')],
  );

/** What became of a claim is told as it was by that day. */
const rowsBy = async (context: QueryContext, on: string): Promise<readonly ReformRow[]> => {
  const reforms = await reformFacts.onDay(dayOf(context, on), 'reform');
  const rows = [...reforms].flatMap(([reformId, facts]) => facts.flatMap(itemRows).map((row) => named<ReformRow>({ reform_id: reformId, ...row }, { effective_from: 'from', effective_to: 'to', effective_text: 'text' })));
  return rows.toSorted((a, b) => compare(a.reformId, b.reformId) || compare(a.kind, b.kind) || a.ordinal - b.ordinal || compare(a.title, b.title) || compare(a.eventId, b.eventId)).slice(0, 5000);
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
