import { isCalendarDate } from '@yange/kernel';
import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

interface ItemRow {
  readonly row_key: string;
  readonly name: string;
  readonly centre: string;
  readonly department: string;
  readonly materials: string;
  readonly one_visit: boolean;
  readonly working_days: number;
}

interface StepRow {
  readonly type: string;
  readonly item_id: string;
  readonly on_day: string;
}

const day = z.string().refine(isCalendarDate, '没有这一天 · no such day').optional();

const item = z.strictObject({
  id: shown.id,
  name: shown.text,
  centre: shown.text,
  department: shown.text.nullable(),
  materials: z.array(shown.text),
  oneVisit: z.boolean(),
  workingDays: shown.count.describe('办理时限，工作日 · working days'),
  accepted: shown.count.describe('受理 · accepted in the period'),
  finished: shown.count.describe('办结 · finished in the period'),
  notices: shown.count.describe('一次性告知 · one-time notices'),
});

/** What each item asks for, and its cases in a period: accepted and finished are counted by their own days and never made one. */
export const serviceItemsQuery = defineQuery({
  name: 'service-items',
  title: { zh: '服务事项与办件', en: 'Service items and their cases' },
  path: 'service-items',
  right: 'read',
  params: z.strictObject({ ...onDate, from: day, to: day }),
  answer: z.strictObject({ on: shown.on, from: shown.day.nullable(), to: shown.day.nullable(), items: z.array(item) }),
  run: async ({ on, from = '', to }, context) => {
    const when = asOf(context, 'grid', on);
    const [items, steps] = await Promise.all([rowsOn<ItemRow>(when, 'service_items', 'centre, name'), rowsOn<StepRow>(when, 'service_case_steps')]);
    const within = steps.filter((step) => step.on_day >= from && (to === undefined || step.on_day <= to));
    const count = (id: string, type: string): number => within.filter((step) => step.item_id === id && step.type === type).length;
    return {
      on: on ?? null,
      from: from === '' ? null : from,
      to: to ?? null,
      items: items.map(({ row_key: id, name, centre, department, materials, one_visit: oneVisit, working_days: workingDays }) => ({
        id, name, centre, department: department === '' ? null : department, materials: materials === '' ? [] : materials.split('\n'), oneVisit, workingDays,
        accepted: count(id, 'CaseAccepted'), finished: count(id, 'CaseFinished'), notices: count(id, 'OneTimeNoticeGiven'),
      })),
    };
  },
});
