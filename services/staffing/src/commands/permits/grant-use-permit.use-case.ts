import { defineUseCase, readOnly, type CommandMeta } from '@yange/use-case';
import { z } from 'zod';
import { approverNoteStream } from '../../domain/approver-note/approver-note.aggregate.js';
import { notTheOneApprover } from '../../domain/approver-note/approver-note.decider.js';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { found } from '../../domain/ruling.js';
import { permitRequestStream } from '../../domain/permit-request/permit-request.aggregate.js';
import { decideGrantRequest, handsOf } from '../../domain/permit-request/permit-request.decider.js';
import { quotaAccountId, quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { usePermitIdOf, usePermitStream } from '../../domain/use-permit/use-permit.aggregate.js';
import { decideGrantPermit } from '../../domain/use-permit/use-permit.decider.js';
import { day, quotaAmount } from '../body.parts.js';
import { heldToQuotaTables } from '../quota-type.parts.js';
import { heldToRecord } from '../organ-notes/owner-on-record.parts.js';

const idOf = (number: string | undefined, meta: CommandMeta): string => (number === undefined ? meta.id('permit') : usePermitIdOf(number));

export const grantUsePermitUseCase = heldToRecord(heldToQuotaTables(defineUseCase({
  name: 'grant-use-permit',
  title: { zh: '用编审批', en: 'Grant a permit to use posts' },
  path: 'use-permits',
  /** 一支笔: of the approver alone */
  right: 'permit.grant',
  body: z.strictObject({
    ...quotaAmount,
    expiresOn: day,
    /** of the 用编通知单; no second permit has it */
    number: z.string().trim().min(1).max(60).optional(),
    /** what it answers; a person grants live what another asked for, or prepared as a draft */
    requestId: z.uuid().optional(),
  }),
  streams: ({ owner, type, number, requestId }, meta) => ({ request: requestId === undefined ? readOnly(permitRequestStream('none')) : permitRequestStream(requestId), permit: usePermitStream(idOf(number, meta)), account: quotaAccountStream(owner, type), note: noteOf(owner), approver: approverNoteStream }),
  decide: (body, { request, permit, account, note, approver }, meta) => {
    const permitId = idOf(body.number, meta);
    const [grantedBy = '', grantedFor = ''] = handsOf(meta);
    const { permit: granted, account: kept } = decideGrantPermit({ ...body, permitId, grantedBy, grantedFor }, permit, account, meta.effective);
    const answer = { permitId };
    if (granted.events.length === 0) return { append: {}, answer };
    const asked = decideGrantRequest({ ...body, requestId: body.requestId, permitId, accountId: quotaAccountId(body.owner, body.type) }, request, meta);
    return { append: { permit: granted.events, account: kept.events, request: asked.events }, violations: [...asked.violations, ...granted.violations, ...found(takesNothing(note, meta), notTheOneApprover(approver, meta))], answer };
  },
})), ({ owner }) => [owner]);
