import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

const total = z.strictObject({
  kind: shown.text.describe('编制类别的代码 · code of the kind of quota'),
  total: shown.count.describe('编制总量'),
  allotted: shown.count.describe('各账户核定数合计 · what all accounts of the kind are approved, together'),
  left: z.int().describe('尚可核定，超出为负 · what may still be approved; negative where the accounts exceed it'),
  since: shown.validFrom,
});

/** An account without a known approval takes nothing of a total, nor does one with less than none. */
const rows = `
  with allotted as (
    select kind, sum(greatest(approved, 0))::int as posts
    from (select distinct on (account_id) kind, approved from live.quota_account_periods where log_id = $1 and valid_from <= $2::date order by account_id, valid_from desc) as on_day
    where approved is not null group by kind)
  select told.kind, told.total, coalesce(allotted.posts, 0) as allotted, told.total - coalesce(allotted.posts, 0) as "left", told.valid_from as since
  from live.quota_totals told left join allotted on allotted.kind = told.kind
  where told.log_id = $1 and told.valid_from <= $3 and (told.valid_to is null or told.valid_to > $3) order by told.kind`;

/** 编制总量: for each kind that the district has a total of, what the accounts have of it. */
export const quotaTotalsQuery = defineQuery({
  name: 'quota-totals',
  title: { zh: '编制总量', en: 'Totals of quota' },
  path: 'quota-totals',
  right: 'read',
  params: z.strictObject(onDate),
  answer: z.strictObject({ totals: z.array(total) }),
  run: async ({ on = endOfTime }, { district, read }) => ({ totals: await read.query<z.infer<typeof total>[]>(rows, [logIdOf(district, 'staffing'), on, on]) }),
});
