import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { quotaTypeSchema } from '../../domain/quota-account/quota-type.js';
import { usePermitStream } from '../../domain/use-permit/use-permit.aggregate.js';
import { decideWithdrawPermit } from '../../domain/use-permit/use-permit.decider.js';
import { optionalWords } from '../body.parts.js';

export const withdrawUsePermitUseCase = defineUseCase({
  name: 'withdraw-use-permit',
  title: { zh: '收回用编', en: 'Withdraw a permit' },
  path: 'use-permits/:permitId/withdrawal',
  right: 'staffing.record',
  body: z.strictObject({ permitId: z.uuid(), owner: ownerSchema, type: quotaTypeSchema, reason: optionalWords }),
  streams: ({ permitId, owner, type }) => ({ permit: usePermitStream(permitId), account: quotaAccountStream(owner, type) }),
  decide: (body, { permit }, meta) => {
    const { permit: withdrawn, account } = decideWithdrawPermit(body, permit, meta.effective);
    return { append: { permit: withdrawn.events, account: account.events } };
  },
});
