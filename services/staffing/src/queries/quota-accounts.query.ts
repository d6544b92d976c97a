import { defineQuery, nextAfter } from '@yange/use-case';
import { ownedRows, readOwnedRows } from './owned-rows.reading.js';

const rows = `
  select distinct on (account_id) account_id as "accountId", owner_organ_id as "organId", owner_name as "ownerName", owner_count as "ownerCount", owner_each as "ownerEach",
         kind, management, funding, valid_from::text as "validFrom", approved, change, actual, vacant
  from live.quota_account_periods
  where log_id = $1 and valid_from <= $2::date and ($3::uuid is null or account_id > $3) and ($5::uuid is null or owner_organ_id = $5::uuid)
  order by account_id, valid_from desc limit $4`;

export const quotaAccountsQuery = defineQuery({
  name: 'quota-accounts',
  title: { zh: '编制账户', en: 'Quota accounts' },
  path: 'quota-accounts',
  right: 'read',
  params: ownedRows,
  run: async (params, context) => {
    const accounts = await readOwnedRows(context, rows, params);
    return { accounts, next: nextAfter(accounts, params.limit, 'accountId') };
  },
});
