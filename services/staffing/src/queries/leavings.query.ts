import { logIdOf } from '@yange/contracts';
import { isCalendarDate } from '@yange/kernel';
import { defineQuery, endOfTime, shown } from '@yange/use-case';
import { z } from 'zod';

const day = z.string().refine(isCalendarDate, '没有这一天 · no such day');

const reason = z.strictObject({
  code: shown.text.describe('原因代码；代码表之前登记的为空 · empty for what was recorded before there was a table'),
  name: shown.text.describe('当时的名称 · as it was called then'),
  kind: shown.text.describe('编制类型 · kind of quota'),
  persons: shown.count,
  quotaKept: shown.count.describe('其中保留编制 · of them with the post kept'),
});

const rows = `
  select reason_code as code, reason as name, kind, count(*)::int as persons, count(*) filter (where quota_kept)::int as "quotaKept"
  from live.leavings where log_id = $1 and left_on >= $2 and left_on <= $3 and ($4::uuid is null or owner_organ_id = $4::uuid)
  group by 1, 2, 3 order by 1, 2, 3`;

const keptRows = `
  select count(*)::int as kept from live.kept_posts
  where log_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) and ($3::uuid is null or owner_organ_id = $3::uuid)`;

/** 离编统计: who left between two days, by reason and kind of quota. */
export const leavingsQuery = defineQuery({
  name: 'leavings',
  title: { zh: '离编统计', en: 'Who left, by reason' },
  path: 'leavings',
  right: 'read',
  undated: { zh: '期间由 from、to 给出', en: 'the period is given by from and to' },
  params: z.strictObject({ from: day.optional(), to: day.optional(), organId: z.uuid().optional() }),
  answer: z.strictObject({ persons: shown.count, reasons: z.array(reason), postsKept: shown.count.describe('至末日仍保留的编制 · posts kept on the last day for those who left') }),
  run: async ({ from, to, organId }, { district, read }) => {
    const [logId, last] = [logIdOf(district, 'staffing'), to ?? endOfTime];
    const reasons = await read.query<z.infer<typeof reason>[]>(rows, [logId, from ?? '0001-01-01', last, organId ?? null]);
    const [kept] = await read.query<{ kept: number }[]>(keptRows, [logId, last, organId ?? null]);
    return { persons: reasons.reduce((sum, { persons }) => sum + persons, 0), reasons, postsKept: kept?.kept ?? 0 };
  },
});
