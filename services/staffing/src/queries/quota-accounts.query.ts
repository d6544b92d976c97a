import { defineQuery, nextAfter, shown } from '@yange/use-case';
import { z } from 'zod';
import { ownedRows, ownerShape, readOwnedRows, type OwnedPeriods } from './owned-rows.reading.js';

const periods: OwnedPeriods = {
  table: 'quota_account_periods',
  id: 'account_id',
  columns: `account_id as "accountId", owner_organ_id as "organId", owner_name as "ownerName", owner_count as "ownerCount", owner_each as "ownerEach",
            kind, management, funding, valid_from::text as "validFrom", approved, change, actual, vacant`,
};

const account = z.strictObject({
  accountId: shown.id,
  ...ownerShape,
  kind: shown.text.describe('编制类别 · administrative, institution, worker, outside the quota …'),
  management: shown.text.describe('参公与否 · whether managed as civil servants'),
  funding: shown.text.describe('经费形式 · form of funding'),
  validFrom: shown.validFrom,
  approved: shown.count.nullable().describe('核定数，未批准为 null · approved; null where no approval is known'),
  change: z.int().describe('较核定数增减 · more or less since'),
  actual: shown.count.nullable().describe('实有人数 · people in it; null where nobody has counted'),
  vacant: z.int().nullable().describe('空编，超编为负 · places that are free; negative where there are too many people'),
});

export const quotaAccountsQuery = defineQuery({
  name: 'quota-accounts',
  title: { zh: '编制账户', en: 'Quota accounts' },
  path: 'quota-accounts',
  right: 'read',
  params: ownedRows,
  answer: z.strictObject({ accounts: z.array(account), next: shown.next }),
  run: async (params, context) => {
    const accounts = await readOwnedRows<z.infer<typeof account>>(context, periods, params);
    return { accounts, next: nextAfter(accounts, params.limit, 'accountId') };
  },
});
