import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate, page } from '@yange/use-case';
import { z } from 'zod';

const rows = `
  select distinct on (ledger_id, kind) ledger_id as "ledgerId", ledger_name as "ledgerName", kind, valid_from::text as "validFrom",
         opened, closed, still_open as "open", means
  from live.ledger_periods
  where log_id = $1 and valid_from <= $2::date and ($3::uuid is null or ledger_id > $3)
  order by ledger_id, kind, valid_from desc limit $4`;

export const rectificationLedgersQuery = defineQuery({
  name: 'rectification-ledgers',
  title: { zh: '问题整改台账', en: 'Rectification ledgers' },
  path: 'rectification-ledgers',
  right: 'read',
  params: z.strictObject({ ...onDate, ...page }),
  run: async ({ on, after, limit }, { district, read }) => ({
    ledgers: await read.query<unknown[]>(rows, [logIdOf(district, 'staffing'), on ?? endOfTime, after ?? null, limit]),
  }),
});
