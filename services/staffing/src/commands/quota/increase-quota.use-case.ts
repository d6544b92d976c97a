import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { organEnded } from '../../domain/organ-note/organ-note.rules.js';
import { found } from '../../domain/ruling.js';
import { quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { decideIncreaseQuota } from '../../domain/quota-account/quota-account.decider.js';
import { optionalWords, quotaAmount } from '../body.parts.js';

export const increaseQuotaUseCase = defineUseCase({
  name: 'increase-quota',
  title: { zh: '增加编制', en: 'Increase quota' },
  path: 'quota-accounts/increases',
  right: 'staffing.record',
  body: z.strictObject({ ...quotaAmount, reason: optionalWords }),
  matter: ({ owner }) => ({ code: 'quota.adjust', subjects: [owner.organId ?? owner.name] }),
  streams: ({ owner, type }) => ({ account: quotaAccountStream(owner, type), note: noteOf(owner) }),
  decide: (body, { note }, meta) => {
    const { events, violations } = decideIncreaseQuota(body, body.reason);
    return { append: { account: events }, violations: [...violations, ...found(organEnded(note, meta))] };
  },
});
