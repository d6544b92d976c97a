import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate } from '@yange/use-case';
import { z } from 'zod';

const bodies = `
  select b.organ_id as "organId", o.name, b.task, b.conditions, b.limited_task as "limitedTask", nullif(b.ends_on, '') as "endsOn", nullif(b.office_in_id, '') as "officeInId", b.office_in_name as "officeInName",
         b.own_office as "ownOffice", b.own_quota as "ownQuota", o.valid_from as "validFrom", o.valid_to as "validTo", b.event_id as "eventId"
  from live.coordination_bodies b join live.organs o on o.log_id = b.log_id and o.organ_id = b.organ_id
  where b.log_id = $1 and o.valid_from <= $2 and (o.valid_to is null or o.valid_to > $2)`;

/** Named 议事协调机构 that are there on the day; `overdue`: the date of abolition has passed. */
export const coordinationBodiesQuery = defineQuery({
  name: 'coordination-bodies',
  title: { zh: '议事协调机构名册', en: 'Named coordination bodies' },
  path: 'coordination-bodies',
  right: 'read',
  params: z.strictObject({ ...onDate }),
  run: async ({ on }, { district, read }) => {
    const rows: readonly { endsOn: string | null }[] = await read.query(`${bodies} order by o.name limit 5000`, [logIdOf(district, 'organisations'), on ?? endOfTime]);
    return { bodies: rows.map((row) => ({ ...row, overdue: on !== undefined && row.endsOn !== null && row.endsOn < on })) };
  },
});

/** What has to be done here by a day: coordination bodies to be abolished, tasks of reforms to be completed. */
export const duesQuery = defineQuery({
  name: 'dues',
  title: { zh: '到期事项', en: 'What is due' },
  path: 'dues',
  right: 'read',
  params: z.strictObject({
    ...onDate,
    /** only what is due by this day */
    by: onDate.on,
  }),
  run: async ({ on = endOfTime, by = endOfTime }, { district, read }) => {
    const rows: readonly { dueOn: string }[] = await read.query(
      `select 'coordination-body' as kind, "organId" as id, name as title, "endsOn" as "dueOn", case when "officeInId" is null then '[]'::jsonb else jsonb_build_array(jsonb_build_object('organId', "officeInId", 'name', "officeInName")) end as responsible, "eventId"
       from (${bodies}) body where "endsOn" is not null and "endsOn" <= $3
       union all
       select 'reform-task', t.detail->>'taskId', t.title, t.detail->>'dueOn', t.detail->'leadUnits', t.event_id from live.reform_items t
       where t.log_id = $1 and t.kind = 'task' and t.effective_to <= $2 and t.detail->>'dueOn' <> '' and t.detail->>'dueOn' <= $3
         and not exists (select from live.reform_items c where c.log_id = $1 and c.reform_id = t.reform_id and c.kind = 'completion' and c.effective_to <= $2 and c.detail->>'taskId' = t.detail->>'taskId'
           and (c.detail->>'outcome' <> 'returned' or c.detail->>'outcomeOn' > $2))
       order by "dueOn", title limit 5000`,
      [logIdOf(district, 'organisations'), on, by],
    );
    return { dues: rows.map((row) => ({ ...row, overdue: on !== endOfTime && row.dueOn < on })) };
  },
});
