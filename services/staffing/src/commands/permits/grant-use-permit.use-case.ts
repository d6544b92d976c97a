import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { organEnded } from '../../domain/organ-note/organ-note.rules.js';
import { found } from '../../domain/ruling.js';
import { quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { usePermitStream } from '../../domain/use-permit/use-permit.aggregate.js';
import { decideGrantPermit } from '../../domain/use-permit/use-permit.decider.js';
import { day, quotaAmount } from '../body.parts.js';

export const grantUsePermitUseCase = defineUseCase({
  name: 'grant-use-permit',
  title: { zh: '用编审批', en: 'Grant a permit to use posts' },
  path: 'use-permits',
  right: 'staffing.record',
  body: z.strictObject({ ...quotaAmount, expiresOn: day }),
  streams: ({ owner, type }, meta) => ({ permit: usePermitStream(meta.id('permit')), account: quotaAccountStream(owner, type), note: noteOf(owner) }),
  decide: (body, { permit, account, note }, meta) => {
    const permitId = meta.id('permit');
    const { permit: granted, account: kept } = decideGrantPermit({ ...body, permitId }, permit, account, meta.effective);
    return { append: { permit: granted.events, account: kept.events }, violations: [...granted.violations, ...found(granted.events.length > 0 && organEnded(note, meta))], answer: { permitId } };
  },
});
