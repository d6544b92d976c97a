import { defineUseCase, type CommandMeta } from '@yange/use-case';
import { z } from 'zod';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { found } from '../../domain/ruling.js';
import { quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { usePermitIdOf, usePermitStream } from '../../domain/use-permit/use-permit.aggregate.js';
import { decideGrantPermit, handOf } from '../../domain/use-permit/use-permit.decider.js';
import { day, quotaAmount } from '../body.parts.js';
import { heldToQuotaTables } from '../quota-type.parts.js';

const idOf = (number: string | undefined, meta: CommandMeta): string => (number === undefined ? meta.id('permit') : usePermitIdOf(number));

export const grantUsePermitUseCase = heldToQuotaTables(defineUseCase({
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
  }),
  streams: ({ owner, type, number }, meta) => ({ permit: usePermitStream(idOf(number, meta)), account: quotaAccountStream(owner, type), note: noteOf(owner) }),
  decide: (body, { permit, account, note }, meta) => {
    const permitId = idOf(body.number, meta);
    const { permit: granted, account: kept } = decideGrantPermit({ ...body, permitId, grantedBy: handOf(meta) }, permit, account, meta.effective);
    return { append: { permit: granted.events, account: kept.events }, violations: [...granted.violations, ...found(granted.events.length > 0 && takesNothing(note, meta))], answer: { permitId } };
  },
}));
