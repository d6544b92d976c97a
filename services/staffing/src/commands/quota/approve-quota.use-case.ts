import { defineUseCase, tableIn } from '@yange/use-case';
import { z } from 'zod';
import { kindMismatch } from '../../domain/organ-note/kind-match.rule.js';
import { quotaTotalStream } from '../../domain/quota-total/quota-total.aggregate.js';
import { countInTotal } from '../../domain/quota-total/quota-total.decider.js';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { found } from '../../domain/ruling.js';
import { quotaAccountId, quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { decideApproveQuota } from '../../domain/quota-account/quota-account.decider.js';
import { noneOrMore, quotaAmount } from '../body.parts.js';
import { quotaKinds } from '../../domain/reference/quota-kinds.js';
import { heldToQuotaTables } from '../quota-type.parts.js';
import { heldToRecord } from '../organ-notes/owner-on-record.parts.js';

export const approveQuotaUseCase = heldToRecord(heldToQuotaTables(defineUseCase({
  name: 'approve-quota',
  title: { zh: '核定编制', en: 'Approve quota' },
  path: 'quota-accounts/approvals',
  right: 'staffing.record',
  body: z.strictObject({ ...quotaAmount, count: noneOrMore }),
  matter: ({ owner, type, count: quantity }) => ({ code: 'quota.approve', subjects: [owner.organId ?? owner.name], quantity, quotaKind: type.kind }),
  streams: ({ owner, type }) => ({ account: quotaAccountStream(owner, type), note: noteOf(owner), total: quotaTotalStream(type.kind) }),
  decide: (body, timelines, meta) => {
    const { account, note, total } = timelines;
    const { events, violations } = decideApproveQuota(body, account, meta.effective);
    return { append: { account: events, total: countInTotal(body.type.kind, total, [{ accountId: quotaAccountId(body.owner, body.type), account, events }], meta) }, violations: [...violations, ...found(events.length > 0 && body.count > 0 && kindMismatch(note, body.type, meta, tableIn(timelines, quotaKinds)), events.length > 0 && body.count > 0 && takesNothing(note, meta))] };
  },
})), ({ owner, count }) => (count > 0 ? [owner] : []));
