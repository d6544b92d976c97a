import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, nextAfter, onDate, page } from '@yange/use-case';
import { z } from 'zod';

const rows = `
  select distinct on (ledger_id, kind) ledger_id as "ledgerId", ledger_name as "ledgerName", kind, valid_from::text as "validFrom",
         opened, closed, still_open as "open", means
  from live.ledger_periods
  where log_id = $1 and valid_from <= $2::date
    and ledger_id in (select distinct ledger_id from live.ledger_periods where log_id = $1 and valid_from <= $2::date and ($3::uuid is null or ledger_id > $3) order by ledger_id limit $4)
  order by ledger_id, kind, valid_from desc`;

export const rectificationLedgersQuery = defineQuery({
  name: 'rectification-ledgers',
  title: { zh: '问题整改台账', en: 'Rectification ledgers' },
  path: 'rectification-ledgers',
  right: 'read',
  params: z.strictObject({ ...onDate, ...page }),
  run: async ({ on, after, limit }, { district, read }) => {
    const ledgers = await read.query<{ ledgerId: string }[]>(rows, [logIdOf(district, 'staffing'), on ?? endOfTime, after ?? null, limit]);
    // A ledger has a row per kind of issue; pages are of ledgers, so that none is cut in two.
    const ids = [...new Set(ledgers.map(({ ledgerId }) => ledgerId))];
    return { ledgers, next: nextAfter(ids.map((ledgerId) => ({ ledgerId })), limit, 'ledgerId') };
  },
});
