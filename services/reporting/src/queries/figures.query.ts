import { defineQuery, vectorOf } from '@yange/use-case';
import { z } from 'zod';
import type { Readable } from '../view/ledger.reading.js';
import { buildReportView } from '../view/report.reading.js';
import { reportShape } from '../view/report.shapes.js';

/** The whole reporting view: every figure beside its derivation, the findings, the positions that it was read at, and the report whose figures they are. */
export const figuresQuery = defineQuery({
  name: 'figures',
  title: { zh: '汇报数据与推算数据', en: 'Figures declared and derived' },
  path: 'figures',
  right: 'read',
  followed: true,
  dated: true,
  params: z.strictObject({}),
  answer: reportShape.extend({
    asOf: z.iso.date().nullable().describe('所问日期，未问为 null · the day that was asked for in place of each figure\'s own'),
    knownAt: z.string().nullable().describe('所问知悉时点的位置 · the positions that were asked for'),
    report: z.strictObject({ title: z.string() }).nullable().describe('数据所出的汇报 · the report whose figures they are'),
  }),
  run: async (_params, { district, read, asOf, known = null }) => {
    const view = await buildReportView(read, district, { asOf, known });
    return { ...view, asOf: asOf ?? null, knownAt: known === null ? null : vectorOf(known), report: await readReport(read, district) };
  },
});

/** The document that most of the declared figures cite; null before any was declared. */
const readReport = async (read: Readable, district: string): Promise<{ readonly title: string } | null> => {
  const rows = await read.query<{ title: string }[]>(
    `select cited ->> 'title' as title from live.declared_figures d join live.ledger_events e on e.log_id = d.log_id and e.position = d.position,
            jsonb_array_elements(e.citations) cited
      where d.district = $1 and cited ->> 'title' is not null
      group by 1 order by count(*) desc, 1 limit 1`,
    [district],
  );
  return rows[0] ?? null;
};
