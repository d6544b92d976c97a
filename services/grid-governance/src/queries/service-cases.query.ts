import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, nextAfter, onDate, page, shown } from '@yange/use-case';
import { z } from 'zod';

const forwarded = z.strictObject({
  departmentId: shown.text,
  department: shown.text,
  sentOn: shown.day,
  dueOn: shown.day.nullable().describe('办回期限；未定的为 null，按事项的办结时限'),
  words: shown.text,
  backOn: shown.day.nullable().describe('办回日；仍在该部门为 null · null while it is there'),
  opinion: shown.text.nullable(),
});

const serviceCase = z.strictObject({
  caseId: shown.id,
  number: shown.text.nullable().describe('办件编号；没有的为 null'),
  itemId: shown.id,
  item: shown.text.describe('受理时的事项名称 · as the item was called then'),
  centreId: shown.text,
  window: shown.text.describe('受理窗口'),
  acceptedOn: shown.day,
  missing: z.array(shown.text).describe('一次性告知的缺件；未告知为空 · what the applicant was told is missing'),
  noticeOn: shown.day.nullable(),
  forwarded: z.array(forwarded).describe('后台流转，依流转日期 · departments that it was passed on to, by the day'),
  finishedOn: shown.day.nullable().describe('办结日；在办为 null · null while it is open'),
  outcome: shown.text.nullable(),
  outWindow: shown.text.nullable().describe('出件窗口'),
});

/** A case begins with its acceptance: what is told of one that nobody accepted is no case. */
const rows = `
  with steps as (select * from live.service_case_steps where log_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2)),
  sent as (select *, row_number() over (partition by case_id, department_id, type order by on_day) as turn from steps where type in ('CaseForwarded', 'CaseHandedBack'))
  select accepted.case_id as "caseId", nullif(accepted.number, '') as number, accepted.item_id as "itemId", accepted.item, accepted.centre_id as "centreId", accepted.window_name as "window", accepted.on_day as "acceptedOn",
         coalesce(array_remove(string_to_array(notice.words, e'\\n'), ''), '{}') as missing, notice.on_day as "noticeOn",
         coalesce((select jsonb_agg(jsonb_build_object('departmentId', sent.department_id, 'department', sent.department, 'sentOn', sent.on_day, 'dueOn', nullif(sent.due_on, ''), 'words', sent.words, 'backOn', back.on_day, 'opinion', back.words) order by sent.on_day, sent.department)
                   from sent left join sent back on back.case_id = sent.case_id and back.department_id = sent.department_id and back.turn = sent.turn and back.type = 'CaseHandedBack'
                   where sent.case_id = accepted.case_id and sent.type = 'CaseForwarded'), '[]') as forwarded,
         finished.on_day as "finishedOn", finished.words as outcome, nullif(finished.window_name, '') as "outWindow"
  from steps accepted
  left join lateral (select words, on_day from steps where case_id = accepted.case_id and type = 'OneTimeNoticeGiven' order by on_day desc limit 1) notice on true
  left join lateral (select words, on_day, window_name from steps where case_id = accepted.case_id and type = 'CaseFinished' order by on_day desc limit 1) finished on true
  where accepted.type = 'CaseAccepted' and ($3::text is null or accepted.case_id > $3) and ($5::text is null or accepted.item_id = $5) and ($6::text is null or case $6 when 'at-departments' then exists (select from sent where case_id = accepted.case_id group by department_id having count(*) filter (where type = 'CaseForwarded') > count(*) filter (where type = 'CaseHandedBack')) else (finished.on_day is null) = ($6 = 'open') end)
  order by accepted.case_id limit $4`;

/** 办件: the cases of the centres one by one, open or finished on a day. Nothing about the applicant is kept, so that nothing is shown. */
export const serviceCasesQuery = defineQuery({
  name: 'service-cases',
  title: { zh: '办件', en: 'Cases' },
  path: 'service-cases',
  right: 'read',
  params: z.strictObject({ ...onDate, ...page, itemId: z.uuid().optional().describe('只列该事项的 · of this item alone'), state: z.enum(['open', 'at-departments', 'finished']).optional().describe('在办、后台办理中、已办结；不给则全部 · at-departments: with a department on that day') }),
  answer: z.strictObject({ cases: z.array(serviceCase), next: shown.next }),
  run: async ({ on, after, limit, itemId, state }, { district, read }) => {
    const cases = await read.query<z.infer<typeof serviceCase>[]>(rows, [logIdOf(district, 'grid'), on ?? endOfTime, after ?? null, limit, itemId ?? null, state ?? null]);
    return { cases, next: nextAfter(cases, limit, 'caseId') };
  },
});
