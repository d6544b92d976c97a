import { asOf, citationShape, defineQuery, endOfTime, nextAfter, shown } from '@yange/use-case';
import { z } from 'zod';
import { basesOf } from './basis.reading.js';
import { ownedRows, ownerShape } from './owned-rows.reading.js';

const states = ['open', 'used-up', 'withdrawn', 'expired'] as const;

const params = z.strictObject({
  ...ownedRows.shape,
  permitId: z.uuid().optional(),
  state: z.enum(states).optional(),
  /** only those that are open and run out within so many days of `on` */
  within: z.coerce.number().int().min(0).max(3_660).optional(),
});

const permit = z.strictObject({
  permitId: shown.id,
  number: shown.text.describe('用编通知单编号，未编号为空 · of the notice; empty where it has none'),
  ...ownerShape,
  kind: shown.text,
  management: shown.text,
  funding: shown.text,
  granted: shown.count.describe('批准用编数 · posts that may be filled'),
  used: shown.count.describe('已用 · of them filled'),
  kept: shown.count.describe('预留编制 · posts of the account that nobody else takes'),
  grantedOn: shown.day.describe('批准日期'),
  basis: z.array(citationShape).describe('批准依据 · the documents that the grant cites'),
  expiresOn: shown.day.describe('有效期至（含） · the last day on which it may be used'),
  daysLeft: z.int().describe('剩余天数，已过期为负 · days until that day; negative after it'),
  state: z.enum(states).describe('由日期得出，无须到期事件 · follows from the day: that it ran out is no event'),
  seenTo: z.boolean().describe('到期已处理 · somebody recorded that it ran out'),
  validFrom: shown.validFrom,
});

type PermitRow = Omit<z.infer<typeof permit>, 'basis'> & { readonly grantedBy: string };

// The day alone decides what is open, and it is that of the question: nothing of it is stored.
const rows = `
  select row_key as "permitId", number, granted_on as "grantedOn", granted_by as "grantedBy", owner_organ_id as "organId", owner_name as "ownerName", owner_count as "ownerCount", owner_each as "ownerEach", kind, management, funding, granted, used,
         case when state = 'open' then greatest(granted - used, 0) else 0 end as kept, expires_on as "expiresOn", days_left as "daysLeft", state, seen_to as "seenTo", valid_from as "validFrom"
  from (
    select *, expires_on::date - $3::text::date as days_left,
           case when withdrawn then 'withdrawn' when used >= granted then 'used-up' when expires_on < $3::text then 'expired' else 'open' end as state
    from live.use_permits where log_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2)) as on_day
  where ($4::text is null or row_key > $4) and ($6::uuid is null or owner_organ_id = $6::uuid) and ($7::text is null or state = $7)
    and ($8::integer is null or (state = 'open' and days_left <= $8::integer)) and ($9::text is null or row_key = $9)
  order by row_key limit $5`;

/** 用编批准: what is open, and what runs out soon. */
export const usePermitsQuery = defineQuery({
  name: 'use-permits',
  title: { zh: '用编批准', en: 'Permits to use posts' },
  path: 'use-permits',
  right: 'read',
  params,
  answer: z.strictObject({ on: shown.on, permits: z.array(permit), next: shown.next }),
  run: async ({ on, after, limit, organId, state, within, permitId }, context) => {
    const { logId } = asOf(context, 'staffing', on);
    const day = on ?? context.asked?.on ?? endOfTime;
    const found = await context.read.query<PermitRow[]>(rows, [logId, on ?? endOfTime, day, after ?? null, limit, organId ?? null, state ?? null, within ?? null, permitId ?? null]);
    const basisOf = await basesOf(context.read, logId, found.map(({ grantedBy }) => grantedBy));
    const permits = found.map(({ grantedBy, ...row }) => ({ ...row, basis: basisOf(grantedBy) }));
    return { on: day === endOfTime ? null : day, permits, next: nextAfter(permits, limit, 'permitId') };
  },
});
