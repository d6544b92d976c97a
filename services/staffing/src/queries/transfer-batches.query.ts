import { defineQuery, endOfTime, nextAfter, onDate, page, shown } from '@yange/use-case';
import { logIdOf } from '@yange/contracts';
import { z } from 'zod';

const batch = z.strictObject({
  batchId: shown.id,
  name: shown.text,
  units: shown.count.describe('涉及单位 · distinct units'),
  persons: shown.count,
  named: shown.count.describe('已落实到人 · of them known one by one'),
  direction: shown.text.describe('within、out、in'),
  from: shown.text,
  to: shown.text,
  withQuota: z.boolean().describe('连人带编 · the posts move along'),
  dueOn: shown.day.nullable(),
  finished: z.boolean(),
  reason: shown.text.describe('办结时未落实到人的原因 · why some stay unnamed'),
  validFrom: shown.validFrom,
});

const rows = `
  select row_key as "batchId", name, units, persons, named, direction, from_name as "from", to_name as "to", with_quota as "withQuota", nullif(due_on, '') as "dueOn", finished, reason, valid_from as "validFrom"
  from live.transfer_batches
  where log_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) and ($3::text is null or row_key > $3) and ($5::boolean is null or finished = $5)
  order by row_key limit $4`;

/** 转隶: each batch, how many of it are in place, and whether it is finished. */
export const transferBatchesQuery = defineQuery({
  name: 'transfer-batches',
  title: { zh: '转隶批次', en: 'Transfer batches' },
  path: 'transfer-batches',
  right: 'read',
  params: z.strictObject({ ...onDate, ...page, finished: z.enum(['true', 'false']).transform((word) => word === 'true').optional() }),
  answer: z.strictObject({ batches: z.array(batch), next: shown.next }),
  run: async ({ on, after, limit, finished }, { district, read }) => {
    const batches = await read.query<z.infer<typeof batch>[]>(rows, [logIdOf(district, 'staffing'), on ?? endOfTime, after ?? null, limit, finished ?? null]);
    return { batches, next: nextAfter(batches, limit, 'batchId') };
  },
});
