import { defineUseCase, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { quotaAccount } from '../../domain/quota-account/quota-account.aggregate.js';
import { quotaTotalStream } from '../../domain/quota-total/quota-total.aggregate.js';
import { decideRecount } from '../../domain/quota-total/quota-total.decider.js';
import { quotaKindSchema } from '../../domain/quota-account/quota-type.js';

/** Takes an account into the district's total, or as it is after a fact was annulled. A refusal of the reaction is a follow-up; the door is for whoever sees to it. */
export const recountAccountUseCase = defineUseCase({
  name: 'recount-account',
  title: { zh: '账户计入编制总量', en: 'Count an account in the total' },
  path: 'quota-totals/accounts',
  right: 'staffing.record',
  administrative: true,
  body: z.strictObject({ kind: quotaKindSchema, accountId: z.uuid() }),
  streams: ({ kind, accountId }) => ({ total: quotaTotalStream(kind), account: streamOf(quotaAccount, accountId) }),
  decide: ({ kind, accountId }, { total, account }, meta) => {
    const { events } = decideRecount(kind, accountId, account, total, meta);
    return { append: { total: events } };
  },
});
