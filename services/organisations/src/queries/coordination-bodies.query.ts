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
