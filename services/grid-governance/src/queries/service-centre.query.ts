import { rowsOn, uncertainOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

interface CentreRow {
  readonly name: string;
  readonly functions: number | null;
  readonly catalogue_items: number | null;
  readonly kinds: string;
  readonly kinds_open: boolean;
  readonly windows: number | null;
  readonly units: number | null;
  readonly offered: number | null;
  readonly one_visit: number | null;
}

interface CasesRow {
  readonly period_from: string;
  readonly period_to: string;
  readonly handled: number;
  readonly accepted: number | null;
  readonly finished: number | null;
  readonly finish_percent: string;
}

interface PresentRow {
  readonly row_key: string;
  readonly name: string;
  readonly hall: string;
  readonly handles: string;
  readonly unit_id: string;
  readonly unit: string;
  readonly count: number;
}

const there = (rows: readonly PresentRow[]) => rows.filter(({ count }) => count > 0).map(({ row_key: id, name, hall, handles, unit_id: unitId, unit }) => ({ id, name, hall: hall === '' ? null : hall, unit: unitId === '' ? null : { id: unitId, name: unit }, handles: handles === '' ? [] : handles.split('\n') }));

/** What is declared beside what is known one by one; null, and no difference, where none ever was. */
const compared = (declared: number | null, rows: readonly PresentRow[]) => {
  const counted = rows.length === 0 ? null : rows.filter(({ count }) => count > 0).length;
  return { declared, counted, differs: declared !== null && counted !== null && declared !== counted };
};

const comparison = z.strictObject({ declared: shown.count.nullable().describe('填报数 · as declared'), counted: shown.count.nullable().describe('当日逐一登记的个数；从未逐一登记的为 null · known one by one'), differs: z.boolean() });

/** A stated rate is shown as it is: without its numerator no number of finished cases follows from it. */
const casesOf = (row: CasesRow): z.infer<typeof casesShape> => ({
  from: row.period_from === '' ? null : row.period_from,
  to: row.period_to,
  handled: row.handled,
  accepted: row.accepted,
  finished: row.finished,
  finishRate: row.finish_percent === '' ? null : { percent: row.finish_percent, numerator: null, stated: true },
});

const casesShape = z.strictObject({
  from: shown.day.nullable(),
  to: shown.day,
  handled: shown.count,
  accepted: shown.count.nullable().describe('受理 · accepted in the period'),
  finished: shown.count.nullable().describe('办结 · finished in the period'),
  finishRate: z.strictObject({ percent: shown.text, numerator: z.null(), stated: z.literal(true) }).nullable().describe('只有原文所写比率 · a rate as stated: no number of finished cases follows from it'),
});

const answer = z.strictObject({
  on: shown.on,
  centreId: shown.id,
  name: shown.text,
  functions: shown.count.nullable(),
  catalogueItems: shown.count.nullable(),
  kinds: z.strictObject({ named: z.array(shown.text), open: z.boolean().describe('列举未尽 · there are more') }),
  halls: z.strictObject({ total: shown.count, named: z.array(shown.text), unnamed: shown.count }),
  windows: shown.count.nullable().describe('填报的窗口数 · as declared'),
  openWindows: z.array(z.strictObject({ id: shown.id, name: shown.text, hall: shown.text.nullable(), unit: z.strictObject({ id: shown.text, name: shown.text }).nullable().describe('派驻单位；未说明的为 null · whose it is'), handles: z.array(shown.text) })).describe('当日开设的窗口 · windows that are open'),
  units: z.array(z.strictObject({ id: shown.text, name: shown.text, handles: z.array(shown.text) })).describe('当日入驻的单位 · units that are resident'),
  compared: z.strictObject({ windows: comparison, residentUnits: comparison }),
  residentUnits: shown.count.nullable().describe('进驻单位 · units that sit there'),
  offered: shown.count.nullable().describe('可办事项 · items offered'),
  oneVisit: shown.count.nullable().describe('最多跑一次 · of them done in one visit'),
  cases: z.array(casesShape),
  uncertain: shown.uncertain,
});

/** What does a centre offer, where, and how many cases did it handle? */
export const serviceCentreQuery = defineQuery({
  name: 'service-centre',
  title: { zh: '服务中心', en: 'A service centre' },
  path: 'service-centres/:centreId',
  right: 'read',
  params: z.strictObject({ centreId: z.uuid().toLowerCase(), ...onDate }),
  answer: answer,
  run: async ({ centreId, on }, context) => {
    const when = asOf(context, 'grid', on);
    const stream = `service-centre/${centreId}`;
    const [centre] = await rowsOn<CentreRow>(when, 'service_centres', 'row_key', stream);
    if (centre === undefined) return null;
    const halls = await rowsOn<{ name: string; kind: string; count: number }>(when, 'halls', 'kind desc, name', stream);
    const windows = await rowsOn<PresentRow>(when, 'centre_windows', 'hall, name, row_key', stream);
    const units = await rowsOn<PresentRow>(when, 'resident_units', 'name, row_key', stream);
    const cases = await rowsOn<CasesRow>(when, 'case_statistics', 'period_to, row_key', stream);
    return {
      on: on ?? null,
      centreId,
      name: centre.name,
      functions: centre.functions,
      catalogueItems: centre.catalogue_items,
      kinds: { named: centre.kinds === '' ? [] : centre.kinds.split('、'), open: centre.kinds_open },
      halls: {
        total: halls.reduce((sum, hall) => sum + hall.count, 0),
        named: halls.filter((hall) => hall.kind === 'hall').map((hall) => hall.name),
        unnamed: halls.filter((hall) => hall.kind === 'block').reduce((sum, hall) => sum + hall.count, 0),
      },
      windows: centre.windows,
      openWindows: there(windows),
      units: there(units).map(({ id, name, handles }) => ({ id, name, handles })),
      compared: { windows: compared(centre.windows, windows), residentUnits: compared(centre.units, units) },
      residentUnits: centre.units,
      offered: centre.offered,
      oneVisit: centre.one_visit,
      cases: cases.map(casesOf),
      uncertain: await uncertainOn(when, 'service_centres_facts'),
    };
  },
});
