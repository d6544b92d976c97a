import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { nameOn } from './validity-on-day.reading.js';

const bodies = `
  select b.organ_id as "organId", ${nameOn('o', '$2')} as name, b.task, b.conditions, b.limited_task as "limitedTask", nullif(b.ends_on, '') as "endsOn", nullif(b.office_in_id, '') as "officeInId", b.office_in_name as "officeInName",
         b.own_office as "ownOffice", b.own_quota as "ownQuota", o.valid_from as "validFrom", o.valid_to as "validTo", b.event_id as "eventId"
  from live.coordination_bodies b join live.organs o on o.log_id = b.log_id and o.organ_id = b.organ_id
  where b.log_id = $1 and o.valid_from <= $2 and (o.valid_to is null or o.valid_to > $2)`;

const body = z.strictObject({
  organId: shown.id,
  name: shown.text,
  task: shown.text.describe('任务 · what it is for'),
  conditions: shown.text.describe('撤销条件 · when it is to be abolished'),
  limitedTask: z.boolean().describe('阶段性工作 · for a task that ends'),
  endsOn: shown.day.nullable().describe('撤销日期 · by when it is to be abolished'),
  officeInId: shown.id.nullable(),
  officeInName: shown.text.describe('办事机构设在 · the organ in which its office is'),
  ownOffice: z.boolean().describe('单设办事机构 · has an office of its own'),
  ownQuota: shown.count.describe('单独核定编制 · quota of its own'),
  validFrom: shown.validFrom,
  validTo: shown.validTo,
  eventId: shown.eventId,
});

/** Named 议事协调机构 that are there on the day; `overdue`: the date of abolition has passed. */
export const coordinationBodiesQuery = defineQuery({
  name: 'coordination-bodies',
  title: { zh: '议事协调机构名册', en: 'Named coordination bodies' },
  path: 'coordination-bodies',
  right: 'read',
  params: z.strictObject({ ...onDate }),
  answer: z.strictObject({ bodies: z.array(body.extend({ overdue: z.boolean().describe('已过撤销日期 · the date of abolition has passed') })) }),
  run: async ({ on }, { district, read }) => {
    const rows = await read.query<z.infer<typeof body>[]>(`${bodies} order by o.name limit 5000`, [logIdOf(district, 'organisations'), on ?? endOfTime]);
    return { bodies: rows.map((row) => ({ ...row, overdue: on !== undefined && row.endsOn !== null && row.endsOn < on })) };
  },
});
