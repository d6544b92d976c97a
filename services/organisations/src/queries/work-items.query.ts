import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import type { HandedOn } from '../projections/work-item-register/work-item-register.projection.js';

const workItem = z.strictObject({
  itemId: shown.id,
  name: shown.text,
  requestedBy: shown.text.describe('申请部门 · who asks for it'),
  basis: shown.text.describe('依据 · on what'),
  units: z.array(z.strictObject({ organId: shown.text, name: shown.text })),
  admittedOn: shown.day.nullable(),
  filedOn: shown.day.nullable(),
  filedWith: shown.text,
  activeFrom: shown.day.nullable(),
  endedOn: shown.day.nullable(),
  eventId: shown.eventId,
});

type WorkItem = z.infer<typeof workItem>;

interface Row extends WorkItem {
  readonly requestedById: string;
  readonly handedOn: readonly HandedOn[];
}

/** With the organs that stand in it on that day: those that ended before have been replaced. */
const itemOn = ({ requestedById, handedOn, ...item }: Row, on: string): WorkItem => {
  const done = handedOn.filter((one) => one.on <= on);
  const units = done.reduce<WorkItem['units']>(handOver, item.units);
  const asking = done.reduce((known, one) => (known.id === one.fromOrganId ? { id: one.toOrganId, name: one.toOrganName } : known), { id: requestedById, name: item.requestedBy });
  return { ...item, requestedBy: asking.name, units };
};

const handOver = (units: WorkItem['units'], { fromOrganId, toOrganId, toOrganName }: HandedOn): WorkItem['units'] => {
  if (!units.some(({ organId }) => organId === fromOrganId)) return units;
  return [...units.filter(({ organId }) => organId !== fromOrganId && organId !== toOrganId), { organId: toOrganId, name: toOrganName }];
};

/** 准入事项: what towns and streets are to do, admitted, filed, active or ended by the day. */
export const workItemsQuery = defineQuery({
  name: 'work-items',
  title: { zh: '准入事项', en: 'Admitted work items' },
  path: 'work-items',
  right: 'read',
  params: z.strictObject({ ...onDate }),
  answer: z.strictObject({ items: z.array(workItem) }),
  run: async ({ on = endOfTime }, { district, read }) => {
    const until = (column: string): string => `case when ${column} <= $2 then ${column} end`;
    const rows = await read.query<Row[]>(
      `select item_id as "itemId", name, requested_by as "requestedBy", requested_by_id as "requestedById", basis, units, handed_on as "handedOn", ${until('admitted_on')} as "admittedOn", ${until('filed_on')} as "filedOn", filed_with as "filedWith",
              ${until('active_from')} as "activeFrom", ${until('ended_on')} as "endedOn", event_id as "eventId"
       from live.work_items where log_id = $1 and coalesce(admitted_on, active_from, ended_on) <= $2 order by name, coalesce(admitted_on, active_from, ended_on) limit 5000`,
      [logIdOf(district, 'organisations'), on],
    );
    return { items: rows.map((row) => itemOn(row, on)) };
  },
});
