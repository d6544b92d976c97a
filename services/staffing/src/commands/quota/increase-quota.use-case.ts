import { defineUseCase, tableIn } from '@yange/use-case';
import { z } from 'zod';
import { kindMismatch } from '../../domain/organ-note/kind-match.rule.js';
import { quotaTotalStream } from '../../domain/quota-total/quota-total.aggregate.js';
import { countInTotal } from '../../domain/quota-total/quota-total.decider.js';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { found } from '../../domain/ruling.js';
import { quotaAccountId, quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { decideIncreaseQuota } from '../../domain/quota-account/quota-account.decider.js';
import { optionalWords, quotaAmount } from '../body.parts.js';
import { quotaKinds } from '../../domain/reference/quota-kinds.js';
import { heldToQuotaTables } from '../quota-type.parts.js';
import { heldToRecord } from '../organ-notes/owner-on-record.parts.js';

export const increaseQuotaUseCase = heldToRecord(heldToQuotaTables(defineUseCase({
  name: 'increase-quota',
  title: { zh: '增加编制', en: 'Increase quota' },
  path: 'quota-accounts/increases',
  right: 'staffing.record',
  body: z.strictObject({ ...quotaAmount, reason: optionalWords }),
  matter: ({ owner, type, count: quantity }) => ({ code: 'quota.adjust', subjects: [owner.organId ?? owner.name], quantity, quotaKind: type.kind, direction: 'increase' }),
  streams: ({ owner, type }) => ({ account: quotaAccountStream(owner, type), note: noteOf(owner), total: quotaTotalStream(type.kind) }),
  decide: (body, timelines, meta) => {
    const { account, note, total } = timelines;
    const { events, violations } = decideIncreaseQuota(body, body.reason);
    return { append: { account: events, total: countInTotal(body.type.kind, total, [{ accountId: quotaAccountId(body.owner, body.type), account, events }], meta) }, violations: [...violations, ...found(kindMismatch(note, body.type, meta, tableIn(timelines, quotaKinds)), takesNothing(note, meta))] };
  },
})), ({ owner }) => [owner]);
