import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { quotaTotalStream } from '../../domain/quota-total/quota-total.aggregate.js';
import { countInTotal } from '../../domain/quota-total/quota-total.decider.js';
import { quotaAccountId, quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { decideReduceQuota } from '../../domain/quota-account/quota-account.decider.js';
import { optionalWords, quotaAmount } from '../body.parts.js';

export const reduceQuotaUseCase = defineUseCase({
  name: 'reduce-quota',
  title: { zh: '核减编制', en: 'Reduce quota' },
  path: 'quota-accounts/reductions',
  right: 'staffing.record',
  body: z.strictObject({ ...quotaAmount, reason: optionalWords }),
  matter: ({ owner, type, count: quantity }) => ({ code: 'quota.adjust', subjects: [owner.organId ?? owner.name], quantity, quotaKind: type.kind, direction: 'reduce' }),
  streams: ({ owner, type }) => ({ account: quotaAccountStream(owner, type), total: quotaTotalStream(type.kind) }),
  decide: (body, { account, total }, meta) => {
    const { events, violations } = decideReduceQuota(body, body.reason, account, meta.effective);
    return { append: { account: events, total: countInTotal(body.type.kind, total, [{ accountId: quotaAccountId(body.owner, body.type), account, events }], meta) }, violations };
  },
});
