import { logIdOf, quotaKindIn, type StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { defineReaction, type OwnRegister, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { recountAccountUseCase } from '../commands/quota-totals/recount-account.use-case.js';

type TotalSet = Extract<StaffingEvent, { readonly type: 'QuotaTotalSet' }>['data'];

const periods = `select account_id as "accountId", kind, valid_from::text as "on" from live.quota_account_periods
  where log_id = $1 and (kind = $2 or account_id::text = $3) and kind not in ('unstated', 'outside') order by 1, 3`;

const react = async ({ event, district, streamId }: PublishedEvent, register: OwnRegister): Promise<readonly ReactionCommand[]> => {
  const [aggregate, key = ''] = streamId.split('/');
  if (event.type === 'EventAnnulled' && aggregate !== 'quota-account') return [];
  const kind = event.type === 'QuotaTotalSet' ? quotaKindIn(event.data as TotalSet) : '';
  const rows = await register.query<{ accountId: string; kind: string; on: string }>(periods, [logIdOf(district, 'staffing'), kind, event.type === 'QuotaTotalSet' ? '' : key]);
  return rows.map((row) => ({ label: `count:${row.accountId}:${row.on}`, useCase: recountAccountUseCase, body: { kind: row.kind, accountId: row.accountId }, effective: onDay(row.on) }));
};

/** Accounts from before a total are taken into it, each from the log; one whose fact was annulled is counted anew. */
export const accountsCounted = defineReaction({ name: 'staffing-counts-accounts', contexts: ['staffing'], types: ['QuotaTotalSet', 'EventAnnulled'], history: true, react });
