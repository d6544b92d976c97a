import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate } from '@yange/use-case';
import { z } from 'zod';

/** 准入事项: what towns and streets are to do, admitted, filed, active or ended by the day. */
export const workItemsQuery = defineQuery({
  name: 'work-items',
  title: { zh: '准入事项', en: 'Admitted work items' },
  path: 'work-items',
  right: 'read',
  params: z.strictObject({ ...onDate }),
  run: async ({ on = endOfTime }, { district, read }) => {
    const until = (column: string): string => `case when ${column} <= $2 then ${column} end`;
    const rows: readonly object[] = await read.query(
      `select item_id as "itemId", name, requested_by as "requestedBy", basis, units, ${until('admitted_on')} as "admittedOn", ${until('filed_on')} as "filedOn", filed_with as "filedWith",
              ${until('active_from')} as "activeFrom", ${until('ended_on')} as "endedOn", event_id as "eventId"
       from live.work_items where log_id = $1 and coalesce(admitted_on, active_from, ended_on) <= $2 order by name, coalesce(admitted_on, active_from, ended_on) limit 5000`,
      [logIdOf(district, 'organisations'), on],
    );
    return { items: rows };
  },
});
