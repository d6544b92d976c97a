import { defineUseCase, tableIn } from '@yange/use-case';
import { z } from 'zod';
import { kindMismatch } from '../../domain/organ-note/kind-match.rule.js';
import { quotaTotalStream } from '../../domain/quota-total/quota-total.aggregate.js';
import { countInTotal } from '../../domain/quota-total/quota-total.decider.js';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { found } from '../../domain/ruling.js';
import { ownerSchema } from '../../domain/owner/owner.js';
import { quotaAccountId, quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { decideMoveQuota } from '../../domain/quota-account/quota-move.decider.js';
import { quotaTypeSchema } from '../../domain/quota-account/quota-type.js';
import { counterpartOf } from '../../domain/transfer-batch/counterpart-region.js';
import { optionalWords, regionCode, some } from '../body.parts.js';
import { quotaKinds } from '../../domain/reference/quota-kinds.js';
import { heldToQuotaTables } from '../quota-type.parts.js';
import { heldToRecord } from '../organ-notes/owner-on-record.parts.js';

export const transferQuotaUseCase = heldToRecord(heldToQuotaTables(defineUseCase({
  name: 'transfer-quota',
  title: { zh: '划转编制', en: 'Move quota between accounts' },
  path: 'quota-accounts/moves',
  right: 'staffing.record',
  body: z.strictObject({
    from: ownerSchema,
    to: ownerSchema,
    type: quotaTypeSchema,
    count: some,
    manner: optionalWords,
    outside: z.enum(['from', 'to', 'none']).default('none'),
    /** the district or city whose log has the other half */
    counterpartRegion: regionCode.optional(),
  }),
  matter: ({ from, to, type, count: quantity, outside }) => ({ code: 'quota.transfer', subjects: [from.organId ?? from.name, to.organId ?? to.name], quantity, quotaKind: type.kind, direction: 'transfer', ...(outside === 'none' ? {} : { decidedBy: 'city' }) }),
  streams: ({ from, to, type }) => ({ out: quotaAccountStream(from, type), into: quotaAccountStream(to, type), note: noteOf(to), total: quotaTotalStream(type.kind) }),
  decide: (body, timelines, meta) => {
    const { out, into, note, total } = timelines;
    const moveId = meta.id('move');
    const halves = decideMoveQuota({ ...body, moveId, batchId: '', region: counterpartOf(body.counterpartRegion, body.outside !== 'none', meta.district) }, out, into, meta.effective);
    return {
      append: { out: halves.out.events, into: halves.into.events, total: countInTotal(body.type.kind, total, [{ accountId: quotaAccountId(body.from, body.type), account: out, events: halves.out.events }, { accountId: quotaAccountId(body.to, body.type), account: into, events: halves.into.events }], meta) },
      violations: [...halves.out.violations, ...halves.into.violations, ...found(halves.into.events.length > 0 && kindMismatch(note, body.type, meta, tableIn(timelines, quotaKinds)), halves.into.events.length > 0 && takesNothing(note, meta))],
      answer: { moveId },
    };
  },
})), ({ to, outside }) => (outside === 'to' ? [] : [to]));
