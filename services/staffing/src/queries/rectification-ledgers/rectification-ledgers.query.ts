import { logIdOf } from '@yange/contracts';
import { defineQuery } from '@yange/use-case';
import { z } from 'zod';
import { asOf } from '../as-of.params.js';

const rows = `
  select distinct on (ledger_id, kind) ledger_id as "ledgerId", ledger_name as "ledgerName", kind, valid_from::text as "validFrom",
         opened, closed, still_open as "open", means
  from live.ledger_periods
  where log_id = $1 and valid_from <= $2::date and ledger_id > $3::uuid
  order by ledger_id, kind, valid_from desc limit $4`;

export const rectificationLedgers = defineQuery({
  name: 'rectification-ledgers',
  title: { zh: '问题整改台账', en: 'Rectification ledgers' },
  path: 'rectification-ledgers',
  right: 'read',
  params: z.strictObject({ ...asOf }),
  run: async ({ on, after, limit }, { district, read }) => ({
    ledgers: await read.query<unknown[]>(rows, [logIdOf(district, 'staffing'), on, after, limit]),
  }),
});
